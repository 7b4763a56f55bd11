import type { Client, Id, ListQuery, Page, RowResult, RowSuccess } from '@x/client'
import { expectTypeOf, test } from 'vitest'
import {
  createOne,
  createRows,
  deleteOne,
  getAll,
  getOne,
  list,
  operation,
  updateOne,
} from '@x/client/endpoint'
import type {
  CreateOne,
  CreateRows,
  DeleteOne,
  GetAll,
  GetOne,
  List,
  UpdateOne,
  Variables,
} from '@x/client/endpoint'
import {
  activateRole,
  addTags,
  countUsers,
  createRole,
  createRoles,
  deleteRole,
  downloadFile,
  getRole,
  listRecordNotes,
  listRoles,
  listTags,
  updateRole,
  type NewRole,
  type Role,
} from './resource.ts'

declare const zoho: Client

test('the variables of an address', () => {
  expectTypeOf<Variables<'settings/roles'>>().toEqualTypeOf<[]>()
  expectTypeOf<Variables<'{module}/{record id}/x?job_id={job id}'>>().toEqualTypeOf<[string, Id, Id]>()
})

test('what operations answer', () => {
  expectTypeOf(listRoles(zoho)).toEqualTypeOf<Promise<readonly Role[]>>()
  expectTypeOf(getRole(zoho, '1')).toEqualTypeOf<Promise<Role | undefined>>()
  expectTypeOf(listTags(zoho, 'Leads')).toEqualTypeOf<Promise<Page<Role>>>()
  expectTypeOf(createRoles(zoho, [])).toEqualTypeOf<Promise<readonly RowResult[]>>()
  expectTypeOf(createRole(zoho, { name: 'a' })).toEqualTypeOf<Promise<RowSuccess & { readonly id: string }>>()
  expectTypeOf(updateRole(zoho, '1', {})).toEqualTypeOf<Promise<RowSuccess>>()
  expectTypeOf(downloadFile(zoho, 'x')).toEqualTypeOf<Promise<Response | undefined>>()
  expectTypeOf(countUsers(zoho)).toEqualTypeOf<Promise<number | undefined>>()
  expectTypeOf(getRole.read).returns.toEqualTypeOf<Role | undefined>()
  expectTypeOf(deleteRole.call).parameters.toEqualTypeOf<[roleId: Id, transferTo: Id]>()
})

test('wrong calls are refused', () => {
  // @ts-expect-error a required key makes the query required
  void listRecordNotes(zoho, 'Leads', '1')
  // @ts-expect-error and the key as well
  void listRecordNotes(zoho, 'Leads', '1', { page: 1 })
  // @ts-expect-error an unknown key
  void listTags(zoho, 'Leads', { pages: 1 })
  // @ts-expect-error a body of another shape
  void createRole(zoho, { nam: 'a' })
  // @ts-expect-error a body left out
  void updateRole(zoho, '1')
  // @ts-expect-error one row where several are expected
  void createRoles(zoho, { name: 'a' })
  // @ts-expect-error an id left out
  void deleteRole(zoho, '1')
  // @ts-expect-error options are not a query
  void listTags(zoho, 'Leads', { timeout: 5 })
  // @ts-expect-error a read that takes no query
  void getRole(zoho, '1', { page: 1 })
  // @ts-expect-error an action without a body
  void activateRole(zoho, '1', { name: 'a' })
  // @ts-expect-error an action with one
  void addTags(zoho, 'Leads')
  expectTypeOf(getRole).toBeCallableWith(zoho, '1', { signal: undefined })
  void getRole(zoho, '1', { signal: undefined })
  void listTags(zoho, 'Leads', { page: 1 }, { timeout: 5 })
})

test('wrong declarations are refused', () => {
  type Change = { readonly name?: string }
  const role = 'settings/roles/{role id}'
  // @ts-expect-error an id too few
  const a: GetOne<[], Role> = getOne(role, 'roles', 'x')
  // @ts-expect-error an id too many
  const b: GetOne<[roleId: Id, other: Id], Role> = getOne(role, 'roles', 'x')
  // @ts-expect-error a name for an id
  const c: GetOne<[roleId: string], Role> = getOne(role, 'roles', 'x')
  // @ts-expect-error an id for a name
  const d: List<[module: Id], Role> = list('settings/tags?module={module}', 'tags', 'x')
  // @ts-expect-error a page for all rows
  const e: List<[], Role> = getAll('settings/roles', 'roles', 'x')
  // @ts-expect-error all rows for one
  const f: GetAll<[roleId: Id], Role> = getOne(role, 'roles', 'x')
  // @ts-expect-error several rows for one
  const g: CreateOne<[], NewRole> = createRows('settings/roles', 'roles', 'x')
  // @ts-expect-error one row for several
  const h: CreateRows<[], NewRole> = createOne('settings/roles', 'roles', 'x')
  // @ts-expect-error a change without its verb
  const i: UpdateOne<[roleId: Id], Change> = deleteOne(role, 'roles', 'x')
  // @ts-expect-error a module and an id in another order
  const j: List<[recordId: Id, module: string], Role> = list('{module}/{record id}/Notes', 'data', 'x')
  // @ts-expect-error options in a query
  type K = List<[], Role, ListQuery & { readonly timeout: number }>
  // @ts-expect-error the id in the query is missing
  const l: DeleteOne<[roleId: Id]> = deleteOne(
    'settings/roles/{role id}?transfer_to_id={role id}',
    'roles',
    'x',
  )
  // @ts-expect-error six parameters
  const m: UpdateOne<[roleId: Id], Change> = updateOne(role, 'roles', 'x', 'role, listRoles', 5)
  void [a, b, c, d, e, f, g, h, i, j, l, m]
  expectTypeOf<K>().not.toBeNever()
})

test('an operation by hand', () => {
  const get = operation(
    { address: 'settings/roles/{role id}', rows: 'roles', scope: 'settings.roles.READ' },
    (roleId: Id) => ({ fill: [roleId] }),
    (answer): number => answer.status,
  )
  expectTypeOf(get(zoho, '1')).toEqualTypeOf<Promise<number>>()
  expectTypeOf(get.call).parameters.toEqualTypeOf<[roleId: Id]>()
  const many = operation(
    { address: 'settings/roles', rows: 'roles', scope: '' },
    async (client: Client, id: Id) => [client, id],
  )
  expectTypeOf(many(zoho, '1')).toEqualTypeOf<Promise<(Client | Id)[]>>()
  // @ts-expect-error what makes several calls has no halves
  void many.read
})
