import type { Client, Page, RowResult } from '@x/client'
import { expectTypeOf, test } from 'vitest'
import {
  getSourcesCount,
  getUserGroup,
  listUserGroups,
  updateUserGroup,
  updateUserGroups,
} from '@x/user-groups'
import type { SourcesCount, UserCounts, UserGroup } from '@x/user-groups'

declare const zoho: Client

test('not there is undefined; a list is items and info', () => {
  expectTypeOf(getUserGroup(zoho, '1')).toEqualTypeOf<Promise<UserGroup | undefined>>()
  expectTypeOf(listUserGroups(zoho)).toEqualTypeOf<Promise<Page<UserGroup>>>()
})

test('both shapes of the count of users, and null where Zoho sends null', () => {
  expectTypeOf<SourcesCount['users']>().toEqualTypeOf<UserCounts | undefined>()
  expectTypeOf<NonNullable<UserGroup['sources_count']>['users']>().toEqualTypeOf<
    number | UserCounts | undefined
  >()
  expectTypeOf<UserGroup['modified_time']>().toEqualTypeOf<string | null>()
})

test('every operation says its scopes', () => {
  expectTypeOf(getSourcesCount.scopes).toEqualTypeOf<readonly string[]>()
})

test('a result of a row is looked at before it is used', () => {
  expectTypeOf<Extract<RowResult, { ok: true }>['id']>().toEqualTypeOf<string | undefined>()
  // @ts-expect-error `id` is there only when `ok` is
  expectTypeOf<RowResult['id']>()
  expectTypeOf(updateUserGroups).returns.toEqualTypeOf<Promise<readonly RowResult[]>>()
})

test('what is refused', () => {
  expectTypeOf(updateUserGroup).toBeFunction()
  // @ts-expect-error ids are text
  void getSourcesCount(zoho, 1)
  // @ts-expect-error an update of sources says what it means
  void updateUserGroup(zoho, '1', { sources: [{ type: 'users', source: { id: '1' } }] })
})
