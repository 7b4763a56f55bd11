// What the emulator knows of operations: their credits, whether it serves them, and their codes.
import { readFileSync } from 'node:fs'
import { shapeOf } from '../apps/examples/src/census/read-census.ts'
import type { Route } from '../packages/emulator/src/crm/route.ts'
import { notEmulated } from '../packages/emulator/src/crm/not-emulated.ts'
import { routes } from '../packages/emulator/src/crm/routes.ts'

const shapeOfRoute = ({ method, path }: Route): string =>
  shapeOf(
    method,
    path.replaceAll(/:\w+/g, (name) => `{${name.slice(1)}}`),
  )

const served = new Map(routes.map((route) => [shapeOfRoute(route), route]))
const refused = new Set(notEmulated.map((route) => shapeOfRoute(route)))

/** The route of a shape, `GET {}/{}`: one of its own, or that of any module for the module that it names. */
export function routeOf(shape: string): Route | undefined {
  const ofModule = shape.replace(/^(\w+ )[A-Z]\w*(?=\/|$)/, '$1{}')
  return served.get(shape) ?? (refused.has(shape) ? undefined : served.get(ofModule))
}

/** Two cells of the table: credits of a call, and where the emulator serves it. */
export function emulated(operation: { readonly method: string; readonly address: string }): {
  readonly credits: string
  readonly emulator: string
} {
  const route = routeOf(shapeOf(operation.method, operation.address))
  if (route === undefined) return { credits: '', emulator: 'no' }
  const { credits, since } = route
  return {
    credits: credits.words ?? `${credits({ query: new URLSearchParams(), body: undefined })}`,
    emulator: since > 2 ? `from v${since}` : 'yes',
  }
}

/** How many codes of errors are answered, each in a test, and how many are not emulated, each with a reason. */
export function countCodes(): { readonly tested: number; readonly notEmulated: number } {
  const file = new URL('../packages/emulator/test/contract/codes.tsv', import.meta.url)
  const [, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n')
  const reasons = lines.map((line) => line.split('\t')[2] ?? '')
  const tested = reasons.filter((reason) => reason === '' || reason.endsWith('.test.ts')).length
  return { tested, notEmulated: lines.length - tested }
}
