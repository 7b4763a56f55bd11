import { paginate, type CallOptions, type Client, type Id, type Page, type RowResult } from '@x/client'
import { expectTypeOf, test } from 'vitest'
import {
  createUserGroup,
  deleteUserGroup,
  getDeletionJob,
  getSourcesCount,
  getUserGroup,
  listAssignedUserGroups,
  listAssociatedUsersCounts,
  listAssociations,
  listGroupedCounts,
  listGroupsOfUser,
  listSources,
  listUnassignedUserGroups,
  listUserGroups,
  scopes,
  updateUserGroup,
  updateUserGroups,
  waitForDeletion,
} from '@x/user-groups'
import type {
  AssociatedUsersCount,
  Association,
  AssociationType,
  Deletion,
  DeletionJob,
  GroupedCount,
  IncludedSourcesCount,
  Source,
  SourceInput,
  SourcesCount,
  SourceType,
  UserCounts,
  UserGroup,
  UserReference,
} from '@x/user-groups'

declare const zoho: Client

test('what each operation answers', () => {
  expectTypeOf(listUserGroups(zoho)).toEqualTypeOf<Promise<Page<UserGroup>>>()
  expectTypeOf(getUserGroup(zoho, '1')).toEqualTypeOf<Promise<UserGroup | undefined>>()
  expectTypeOf(createUserGroup).returns.toEqualTypeOf<Promise<{ readonly id: string }>>()
  expectTypeOf(updateUserGroup).returns.toEqualTypeOf<Promise<void>>()
  expectTypeOf(updateUserGroups).returns.toEqualTypeOf<Promise<readonly RowResult[]>>()
  expectTypeOf(deleteUserGroup(zoho, '1')).toEqualTypeOf<Promise<Deletion>>()
  expectTypeOf(getDeletionJob(zoho, '1')).toEqualTypeOf<Promise<DeletionJob | undefined>>()
  expectTypeOf(listSources(zoho, '1')).toEqualTypeOf<Promise<Page<Source>>>()
  expectTypeOf(getSourcesCount(zoho, '1')).toEqualTypeOf<Promise<SourcesCount>>()
  expectTypeOf(listAssociations(zoho, '1')).toEqualTypeOf<Promise<Page<Association>>>()
  expectTypeOf(listAssociatedUsersCounts(zoho)).toEqualTypeOf<Promise<Page<AssociatedUsersCount>>>()
  expectTypeOf(listGroupsOfUser(zoho, '1')).toEqualTypeOf<Promise<Page<UserGroup>>>()
  expectTypeOf(listAssignedUserGroups).returns.toEqualTypeOf<Promise<Page<UserGroup>>>()
  expectTypeOf(listUnassignedUserGroups).returns.toEqualTypeOf<Promise<Page<UserGroup>>>()
  expectTypeOf(listGroupedCounts(zoho, '1')).toEqualTypeOf<Promise<Page<GroupedCount>>>()
  expectTypeOf(waitForDeletion).returns.toEqualTypeOf<Promise<void>>()
})

test('the client first, the transport last, ids as text or bigint', () => {
  expectTypeOf<Parameters<typeof getSourcesCount>>().toEqualTypeOf<
    [zoho: Client, groupId: Id, options?: CallOptions | undefined]
  >()
  expectTypeOf(listSources).parameter(3).toEqualTypeOf<CallOptions | undefined>()
  expectTypeOf<Id>().toEqualTypeOf<string | bigint>()
})

test('null where Zoho sends null, absent where it leaves out', () => {
  expectTypeOf<UserGroup['description']>().toEqualTypeOf<string | null>()
  expectTypeOf<UserGroup['created_by']>().toEqualTypeOf<UserReference | null>()
  expectTypeOf<UserGroup['modified_by']>().toEqualTypeOf<UserReference | null>()
  expectTypeOf<UserReference['name']>().toEqualTypeOf<string | null>()
  expectTypeOf<UserGroup['modified_time']>().toEqualTypeOf<string | null>()
  expectTypeOf<UserGroup['sources']>().toEqualTypeOf<readonly Source[] | undefined>()
  expectTypeOf<Source['subordinates']>().toEqualTypeOf<boolean | null | undefined>()
  expectTypeOf<Source['sub_territories']>().toEqualTypeOf<boolean | null | undefined>()
  expectTypeOf<NonNullable<Association['details']>['module']>().toExtend<{ id: string } | undefined>()
  expectTypeOf<null>().toExtend<Association['details']>()
})

test('both shapes of the count of users', () => {
  expectTypeOf<SourcesCount['users']>().toEqualTypeOf<UserCounts | undefined>()
  expectTypeOf<SourcesCount['roles']>().toEqualTypeOf<number | undefined>()
  expectTypeOf<UserGroup['sources_count']>().toEqualTypeOf<IncludedSourcesCount | undefined>()
  expectTypeOf<IncludedSourcesCount['users']>().toEqualTypeOf<number | UserCounts | undefined>()
})

test('enumerations that grow are open, and still suggest what is known', () => {
  expectTypeOf<'robots'>().toExtend<SourceType>()
  expectTypeOf<Extract<SourceType, 'users'>>().toEqualTypeOf<'users'>()
  expectTypeOf<Extract<AssociationType, 'workflow_rules'>>().toEqualTypeOf<'workflow_rules'>()
  expectTypeOf<'new_rule'>().toExtend<Association['type']>()
  expectTypeOf<'new_state'>().toExtend<GroupedCount['status']>()
  expectTypeOf<DeletionJob['Status']>().toBeString()
})

test('a source that was read can be written', () => {
  expectTypeOf<Source>().toExtend<SourceInput>()
})

test('a deletion is looked at before its job', () => {
  expectTypeOf<Extract<Deletion, { done: false }>['jobId']>().toEqualTypeOf<string | undefined>()
  // @ts-expect-error a deletion that is done has no job
  expectTypeOf<Extract<Deletion, { done: true }>['jobId']>()
})

test('lists page through', () => {
  const groups = paginate((page) => listUserGroups(zoho, { ...page, include: 'sources' }))
  expectTypeOf(groups).toEqualTypeOf<AsyncGenerator<UserGroup, void, undefined>>()
  const sources = paginate((page) => listSources(zoho, '1', { ...page, type: 'users' }))
  expectTypeOf(sources).toEqualTypeOf<AsyncGenerator<Source, void, undefined>>()
})

test('scopes are constants, and every operation says its own', () => {
  expectTypeOf(scopes.read).toEqualTypeOf<'ZohoCRM.settings.user_groups.READ'>()
  expectTypeOf(getSourcesCount.scopes).toEqualTypeOf<readonly string[]>()
  expectTypeOf(updateUserGroups.scopes).toEqualTypeOf<readonly string[]>()
})

test('a result of a row is looked at before it is used', () => {
  expectTypeOf<Extract<RowResult, { ok: true }>['id']>().toEqualTypeOf<string | undefined>()
  // @ts-expect-error `id` is there only when `ok` is
  expectTypeOf<RowResult['id']>()
})

test('what is refused', () => {
  expectTypeOf(updateUserGroup).toBeFunction()
  // @ts-expect-error ids are text
  void getSourcesCount(zoho, 1)
  // @ts-expect-error ids are text, in lists too
  void listUserGroups(zoho, { ids: [1] })
  // @ts-expect-error an update of sources says what it means
  void updateUserGroup(zoho, '1', { sources: [{ type: 'users', source: { id: '1' } }] })
  // @ts-expect-error a replacement names what it replaces with
  void updateUserGroup(zoho, '1', { sources: { mode: 'replace' } })
  // @ts-expect-error a new group has sources
  void createUserGroup(zoho, { name: 'a' })
  // @ts-expect-error Zoho documents two things to include
  void getUserGroup(zoho, '1', { include: 'members' })
})
