import { createDice, type Dice } from '../../fuzz/requests.ts'
import { dataOf, make, openRecords } from '../records-setup.ts'
import { plainAccess } from './plain-access.ts'

const scopes = ['ZohoCRM.modules.ALL', 'ZohoCRM.settings.ALL', 'ZohoCRM.share.accounts.ALL']
const settings = ['private', 'private', 'public_read_only', 'public_read_write', 'public']

function open() {
  const setup = openRecords()
  const { tables } = setup.crm.snapshot()
  const idsOf = (name: string): readonly string[] => (tables[name] ?? []).map(({ id }) => id)
  const people = setup.crm.users().filter(({ status }) => status === 'active')
  return {
    ...setup,
    call: ((line, body, caller) => setup.call(line, body, { scopes, ...caller })) as typeof setup.call,
    roles: idsOf('roles'),
    groups: idsOf('user_groups'),
    territories: idsOf('territories'),
    people: people.map(({ id }) => id).slice(0, -1),
  }
}
type World = ReturnType<typeof open>

const one = <T>(dice: Dice, of: readonly T[]): T => of[dice(of.length)] as T
const flip = (dice: Dice): boolean => dice(2) === 0

function side(dice: Dice, { roles, groups }: World): object {
  const type = one(dice, ['roles', 'roles', 'groups', 'all_users'])
  const resource = { id: one(dice, type === 'groups' ? groups : roles) }
  return { type, subordinates: flip(dice), ...(type === 'all_users' ? {} : { resource }) }
}

function share(dice: Dice, { people, roles, groups }: World): object {
  const type = one(dice, ['users', 'users', 'roles', 'groups', 'public'])
  const id = one(dice, { users: people, roles, groups }[type] ?? [''])
  return {
    ...(type === 'public' ? { type } : { type: 'private', shared_with: { type, id } }),
    permission: one(dice, ['read_only', 'read_write', 'full_access']),
    share_related_records: flip(dice),
  }
}

/** Another order of things: who reports to whom, what is whose, what is shared how. */
function shuffle(dice: Dice, world: World): readonly string[] {
  const { call, roles, people, territories, advance } = world
  for (let each = 0; each < 4; each += 1) {
    const role = { share_with_peers: flip(dice), reporting_to: { id: one(dice, roles) } }
    call(`PUT /settings/roles/${one(dice, roles)}`, { roles: [role] })
    const row = { permission_type: one(dice, ['read_only', 'read_write_delete']) }
    call(`PUT /settings/territories/${one(dice, territories)}`, { territories: [row] })
  }
  const accounts: string[] = []
  for (let each = 0; each < 8; each += 1) {
    const above = each === 0 || flip(dice) ? {} : { Parent_Account: { id: one(dice, accounts) } }
    const owner = { Owner: { id: one(dice, people) } }
    accounts.push(...make(world, 'Accounts', { Account_Name: `Account ${each}`, ...owner, ...above }))
  }
  call('PUT /settings/data_sharing', {
    data_sharing: [{ share_type: one(dice, settings), module: { api_name: 'Accounts' } }],
  })
  for (let each = dice(3); each > 0; each -= 1) {
    advance(6000)
    const rule = {
      name: `Rule ${each}`,
      type: 'Record_Owner_Based',
      permission_type: one(dice, ['read', 'read_write_delete']),
      superiors_allowed: flip(dice),
      shared_from: side(dice, world),
      shared_to: side(dice, world),
    }
    call('POST /settings/data_sharing/rules?module=Accounts', { sharing_rules: [rule] })
  }
  for (const account of accounts) {
    if (dice(3) === 0) call(`POST /Accounts/${account}/actions/share`, { share: [share(dice, world)] })
    if (dice(3) === 0)
      call(`POST /Accounts/${account}/actions/assign_territories`, {
        data: [{ Territories: [{ id: one(dice, territories) }] }],
      })
  }
  advance(6000)
  // The jobs that are due run before the next call.
  call('GET /settings/roles')
  return accounts
}

/** What many organizations came to. */
export interface Compared {
  /** The first of those in which somebody may do something else than a plain reading of the rules gives. */
  readonly wrong: readonly string[]
  /** How many accounts somebody may read, write, delete, or not see: a comparison of nothing proves nothing. */
  readonly seen: Readonly<Record<string, number>>
}

/** Shuffles an organization again and again, and asks some of its people each time what they see. */
export function compareAccess(runs: number): Compared {
  const world = open()
  const { marks } = world.crm
  const seen: Record<string, number> = { read_only: 0, read_write: 0, full_access: 0, none: 0 }
  const wrong: string[] = []
  for (let run = 1; run <= runs && wrong.length < 5; run += 1) {
    const dice = createDice(run)
    const mark = marks.mark()
    const accounts = shuffle(dice, world)
    const { tables } = world.crm.snapshot()
    for (let each = 0; each < 4; each += 1) {
      const userId = one(dice, world.people)
      const answer = world.call('GET /Accounts?fields=$sharing_permission', undefined, { userId })
      const found = new Map(dataOf(answer).map((row) => [row['id'], row['$sharing_permission']] as const))
      const expected = plainAccess(tables, userId)
      for (const account of accounts) {
        const level = expected[account] ?? 'none'
        seen[level] = (seen[level] ?? 0) + 1
        if ((found.get(account) ?? 'none') === level) continue
        wrong.push(`run ${run}: ${userId} has ${String(found.get(account))}, not ${level}, on ${account}`)
      }
    }
    marks.rewind(mark)
    marks.release(mark)
  }
  return { wrong, seen }
}
