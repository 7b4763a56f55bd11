import { openQueries, type QuerySetup } from '../query-setup.ts'

/** What a field holds; `@Accounts`: the id of an account, `@` alone: of one of several modules. */
export type Kind = 'text' | 'choice' | 'number' | 'date' | 'time' | 'flag' | `@${string}`
export type Value = string | number | boolean | null
/** A record as plain values; lookups are ids. */
export type Row = Readonly<Record<string, Value>> & { readonly id: string }

/** A source of choices that is the same for a seed. */
export interface Chance {
  below(most: number): number
  pick<T>(all: readonly T[]): T
}

export function createChance(seed: number): Chance {
  let state = seed
  const below = (most: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * most)
  }
  return { below, pick: <T>(all: readonly T[]) => all[below(all.length)] as T }
}

/** The fields that queries are made of, by module. */
export const fields: Readonly<Record<string, Readonly<Record<string, Kind>>>> = {
  Accounts: {
    Account_Name: 'text',
    Billing_City: 'text',
    Industry: 'choice',
    Annual_Revenue: 'number',
    Parent_Account: '@Accounts',
  },
  Contacts: {
    Last_Name: 'text',
    Department: 'text',
    Lead_Source: 'choice',
    Date_of_Birth: 'date',
    Email_Opt_Out: 'flag',
    Account_Name: '@Accounts',
  },
  Deals: {
    Deal_Name: 'text',
    Stage: 'choice',
    Amount: 'number',
    Closing_Date: 'date',
    Met_At: 'time',
    Account_Name: '@Accounts',
    Contact_Name: '@Contacts',
  },
  Tasks: { Subject: 'text', Due_Date: 'date', What_Id: '@' },
}

/** Modules that a reference to several may lead to. */
export const targets = ['Accounts', 'Deals'] as const

export const samples: Readonly<Record<string, readonly Value[]>> = {
  text: ['a', 'B', 'ab', 'Ba', "o'b", 'c d', 'ä', '10', '9', 'null', 'x"y'],
  choice: ['Apparel', 'Banking', 'Education'],
  number: [0, -5, 10, 10.5, 300, 1_000_000],
  date: ['2024-02-29', '2025-12-31', '2026-01-01', '2026-06-01', '1999-07-08'],
  time: [
    '2026-01-01T00:00:00+00:00',
    '2026-01-01T01:00:00+01:00',
    '2025-12-31T23:30:00-05:00',
    '2026-06-01T12:00:00+02:00',
    '2026-06-01T12:00:01+02:00',
  ],
  flag: [true, false],
}

/** Records of some modules, as they were written to an emulator. */
export interface World {
  readonly setup: QuerySetup
  readonly rows: Readonly<Record<string, readonly Row[]>>
  find(module: string, id: Value): Row | undefined
}

const needed: ReadonlySet<string> = new Set(['Account_Name', 'Last_Name', 'Deal_Name', 'Subject', 'Stage'])

const COUNTS: Readonly<Record<string, number>> = { Accounts: 15, Contacts: 25, Deals: 40, Tasks: 20 }

/** Fills an emulator with records; at first nothing is in it. */
export function makeWorld(chance: Chance): World {
  const setup = openQueries()
  setup.call('POST /settings/fields?module=Deals', {
    fields: [{ field_label: 'Met At', data_type: 'datetime' }],
  })
  const rows: Record<string, Row[]> = {}
  for (const [module, count] of Object.entries(COUNTS)) {
    const made: Row[] = (rows[module] = [])
    for (let index = 0; index < count; index += 1) made.push(plant(module, rows, setup, chance))
  }
  return { setup, rows, find: (module, id) => rows[module]?.find((row) => row.id === id) }
}

function plant(
  module: string,
  rows: Readonly<Record<string, readonly Row[]>>,
  setup: QuerySetup,
  chance: Chance,
): Row {
  const row: Record<string, Value> = {}
  const sent: Record<string, unknown> = {}
  for (const [name, kind] of Object.entries(fields[module] ?? {})) {
    const to = kind === '@' ? chance.pick(targets) : kind.slice(1)
    const isReference = kind.startsWith('@')
    const all = isReference ? (rows[to] ?? []).map(({ id }) => id) : (samples[kind] ?? [])
    // What a record is called must be there, and a stage, too.
    const isNeeded = (needed.has(name) && !isReference) || kind === 'flag'
    const value = all.length > 0 && (isNeeded || chance.below(4) > 0) ? chance.pick(all) : null
    row[name] = value
    if (value === null) continue
    sent[name] = isReference ? { id: value } : value
    if (kind === '@') sent['$se_module'] = to
  }
  const [id = ''] = setup.make(module, sent)
  return { ...row, id }
}
