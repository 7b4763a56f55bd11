import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyText, webPath } from '../../../dc/test/any-text.ts'
import { malformedBody } from '../../src/crm/index.ts'
import { routes } from '../../src/crm/routes.ts'
import { LAUNCH, NORA, NORTH, setUpCrm } from './setup.ts'

const statuses = [200, 201, 204, 207, 304, 400, 401, 403, 404, 501]
const id = fc.constantFrom(NORTH, LAUNCH, NORA, '1', '..', '%', '１', '__proto__', '9'.repeat(25))
const known = fc
  .constantFrom(...routes)
  .chain(({ path }) =>
    fc.array(id, { minLength: 2, maxLength: 2 }).map(([first = '']) => path.replace(':id', first)),
  )
const keys = [
  'page',
  'per_page',
  'filters',
  'include',
  'type',
  'user_type',
  'ids',
  'name',
  'job_id',
  'group_by',
]
const query = fc.array(
  fc.tuple(fc.constantFrom(...keys), fc.oneof(fc.string(), fc.json(), fc.constant('status'))),
  {
    maxLength: 3,
  },
)
const source = fc.record(
  {
    type: fc.oneof(fc.constantFrom('users', 'roles', 'groups'), fc.jsonValue()),
    source: fc.oneof(fc.record({ id }), fc.jsonValue()),
    _delete: fc.oneof(fc.boolean(), fc.jsonValue()),
  },
  { requiredKeys: [] },
)
const row = fc.record(
  {
    id,
    name: fc.oneof(anyText(), fc.jsonValue()),
    sources: fc.array(fc.oneof(source, fc.jsonValue())),
  },
  { requiredKeys: [] },
)
const body = fc.oneof(
  fc.record({ user_groups: fc.array(fc.oneof(row, fc.jsonValue()), { maxLength: 12 }) }),
  fc
    .constantFrom('get_assigned', 'get_unassigned')
    .chain((key) => fc.jsonValue().map((value) => ({ [key]: value }))),
  fc.jsonValue(),
  fc.constantFrom(undefined, malformedBody, JSON.parse('{"__proto__":{"user_groups":[1]},"user_groups":{}}')),
)

// Guards: no request, whatever it holds, may throw, answer a 500 or put anything on a prototype.
test('any request gets an answer that Zoho could give', () => {
  const { crm } = setUpCrm()
  const caller = { userId: NORA, scopes: ['ZohoCRM.settings.ALL', 'ZohoCRM.users.ALL', 'ZohoCRM.org.ALL'] }
  fc.assert(
    fc.property(
      fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'get', 'PATCH', ''),
      fc.oneof(
        { weight: 5, arbitrary: known },
        { weight: 1, arbitrary: webPath() },
        { weight: 1, arbitrary: fc.string() },
      ),
      query,
      body,
      (method, path, pairs, sent) => {
        const request = { version: 'v8', method, path, query: new URLSearchParams(pairs), body: sent, caller }
        const answer = crm.handle(request)
        expect(statuses).toContain(answer.status)
        expect(answer.body === undefined).toBe(answer.status === 204 || answer.status === 304)
        expect(JSON.parse(JSON.stringify(answer.body ?? null))).toEqual(answer.body ?? null)
      },
    ),
    { numRuns: 3000 },
  )
  expect(Object.keys(Object.prototype)).toEqual([])
  const snapshot: unknown = crm.snapshot()
  expect(JSON.parse(JSON.stringify(snapshot))).toEqual(snapshot)
})
