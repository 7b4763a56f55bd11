import { route, type Route } from '../../route.ts'
import { convertMany, getConvertMany } from './convert-many.ts'
import { convertOne } from './convert-one.ts'

const MANY = '/:module/actions/mass_convert'
/** Pages ask for `mass_convert`, a description for `modules`: either will do. */
const scopes = (what: string): readonly [page: string, description: string] => [
  `mass_convert.{module}.${what}`,
  `modules.{module}.${what}`,
]
const [page, description] = scopes('CREATE')

export const inventoryRoutes: readonly Route[] = [
  route('POST /:module/:recordId/actions/convert', `${description}|${page}`, convertOne, {
    heavy: () => true,
  }),
  route(`POST ${MANY}`, `${page}|${description}`, convertMany, { credits: () => 200 }),
  route(`GET ${MANY}`, scopes('READ').join('|'), getConvertMany),
]
