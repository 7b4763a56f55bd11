import type { Clock } from '@x/dc/clock'
import type { Database } from '../engine/database.ts'
import type { Row } from '../engine/table.ts'
import { checkShape, count, text, type Kind } from '../shape.ts'

/** Credits that organizations have spent within a day. */
export interface Credits {
  /** Spends some, and says what is spent then; undefined: it would be more than the most, and none are spent. */
  spend(place: string, amount: number, most: number): number | undefined
}

/** Credits that an organization spent in a slice of time. */
interface Spent extends Row {
  readonly place: string
  /** Number of the slice since 1970. */
  readonly slice: number
  readonly spent: number
}

/** What the rows of an organization come to. */
interface Account {
  readonly oldest: number
  slices: number
  spent: number
}

const DAY = 86_400_000
/** Credits come back piece by piece; a minute is fine enough, and bounds what is remembered. */
const SLICE = 60_000
/** A clock that is put back again and again must not fill memory. */
const MOST_SLICES = 2 * (DAY / SLICE)

const whole: Kind = { what: 'a whole number', is: Number.isSafeInteger }

/** The table of what was spent. Sums are kept beside it. */
export function openCredits({
  database,
  clock,
}: {
  readonly database: Database
  readonly clock: Clock
}): Credits {
  const table = database.table<Spent>({
    name: 'credits',
    index: ({ place }) => [['place', place]],
    check: (row) => checkShape(row, { place: text, slice: whole, spent: count }, `credits ${row.id}`),
  })
  const accounts = new Map<string, Account>()
  // Rows were removed, or are others after a restore.
  database.watch('credits', (row) => {
    if (row === undefined) accounts.clear()
  })
  const accountOf = (place: string): Account => {
    const known = accounts.get(place)
    if (known !== undefined) return known
    const rows = table.where('place', place)
    const account = {
      oldest: Math.min(...rows.map(({ slice }) => slice)),
      slices: rows.length,
      spent: rows.reduce((sum, { spent }) => sum + spent, 0),
    }
    accounts.set(place, account)
    return account
  }
  const write = (work: () => void): void =>
    database.act({ at: clock.now(), by: null, source: 'credits' }, work)
  const isOver = (slice: number): boolean => (slice + 1) * SLICE <= clock.now() - DAY
  const forgetOver = (place: string): void => {
    if (!isOver(accountOf(place).oldest)) return
    write(() => {
      for (const { id, slice } of table.where('place', place)) if (isOver(slice)) table.remove(id)
    })
  }
  return {
    spend(place, amount, most) {
      forgetOver(place)
      const account = accountOf(place)
      if (account.spent + amount > most) return undefined
      account.spent += amount
      const slice = Math.floor(clock.now() / SLICE)
      const id = `${place} ${slice}`
      const row = table.get(id)
      if (row !== undefined) write(() => table.replace({ ...row, spent: row.spent + amount }))
      else if (account.slices < MOST_SLICES) {
        write(() => table.insert({ id, place, slice, spent: amount }))
        account.slices += 1
        if (slice < account.oldest) accounts.delete(place)
      }
      return account.spent
    },
  }
}
