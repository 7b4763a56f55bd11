import { documentedReadings } from './readings.ts'
import { routes } from './routes.ts'

/** Groups of scopes that some operation served here asks for: `settings.roles`, in lower case. */
export const servedScopes: ReadonlySet<string> = new Set(
  routes
    .flatMap(({ scopes }) => (typeof scopes === 'function' ? scopes(documentedReadings) : scopes))
    .flatMap((scope) => scope.split('|'))
    .map((scope) => scope.slice(0, scope.lastIndexOf('.')).toLowerCase()),
)
