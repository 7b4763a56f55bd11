import { badParameter } from '../../answers.ts'
import type { Call } from '../../call.ts'
import type { UserRow } from './user-row.ts'
import { Refusal } from '../../refusal.ts'

type Test = (user: UserRow, call: Call) => boolean

const active: Test = (user) => user.status === 'active'
const present: Test = (user) => user.status !== 'deleted'
const confirmed: Test = (user) => user.confirm
const admin: Test = (user, { data }) => data.profiles.get(user.profile.id)?.name === 'Administrator'
const all =
  (...tests: readonly Test[]): Test =>
  (user, call) =>
    tests.every((test) => test(user, call))

/** Every `type` of the specification of 2026. What tells `AllActiveUsers` from `ActiveUsers` is not documented. */
const types: Readonly<Record<string, Test>> = {
  AllUsers: (user, call) => present(user, call) || call.readings.users.deletedInAllUsers === 'present',
  ActiveUsers: active,
  AllActiveUsers: active,
  DeactiveUsers: (user) => user.status === 'disabled',
  DeletedUsers: (user) => user.status === 'deleted',
  ConfirmedUsers: all(present, confirmed),
  NotConfirmedUsers: all(present, (user) => !user.confirm),
  ActiveConfirmedUsers: all(active, confirmed),
  AdminUsers: all(present, admin),
  ActiveConfirmedAdmins: all(active, confirmed, admin),
  CurrentUser: (user, call) => user.id === call.user.id,
  DeveloperUsers: all(present, (user) => user.type__s === 'Sandbox Developer User'),
  ActiveAndDeactive: present,
  ActiveLiteUser: all(active, (user) => user.type__s === 'Lite User'),
}

/** Reads `type` as a test for one user; without it, everybody who was not deleted. @throws Refusal on another word. */
export function readUserType(query: URLSearchParams, call: Call): (user: UserRow) => boolean {
  const name = query.get('type') ?? 'AllUsers'
  const test = Object.hasOwn(types, name) ? types[name] : undefined
  if (test === undefined) throw new Refusal(badParameter('type'))
  return (user) => test(user, call)
}
