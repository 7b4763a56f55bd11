import type { Clock } from '@x/dc/clock'
import { sumEntries, type CreditEntry, type CreditStore } from './credit-store.ts'

/** What this process has counted and not yet told the store, and what the store said last. */
export interface CreditLedger {
  /** Counts under the present hour. */
  keep(entry: CreditEntry): void
  /** Credits of the last 24 hours. */
  spent(): number
  /** Of the last 24 hours, one per operation, grant and client. */
  entries(): readonly CreditEntry[]
  /** Tells the store, and asks it. When that fails nothing is lost. */
  visit(): Promise<void>
  /** When the last visit began, epoch milliseconds. */
  visitedAt(): number
}

const HOUR = 3_600_000

export function createLedger(
  store: CreditStore,
  clock: Pick<Clock, 'now'>,
  onFailure: (error: unknown) => void,
): CreditLedger {
  const pending = new Map<number, readonly CreditEntry[]>()
  let stored: readonly CreditEntry[] = []
  // Kept as a sum beside the entries: it is asked for at every call.
  let spent = 0
  let visitedAt = clock.now()
  const hourNow = (): number => Math.floor(clock.now() / HOUR)
  const keep = (hour: number, entries: readonly CreditEntry[]): void => {
    pending.set(hour, sumEntries([...(pending.get(hour) ?? []), ...entries]))
  }
  const inMemory = (): readonly CreditEntry[] => {
    const first = hourNow() - 23
    return [...pending].flatMap(([hour, entries]) => (hour < first ? [] : entries))
  }
  return {
    keep: (entry) => {
      keep(hourNow(), [entry])
      spent += entry.credits
    },
    spent: () => spent,
    entries: () => sumEntries([...stored, ...inMemory()]),
    visitedAt: () => visitedAt,
    async visit() {
      visitedAt = clock.now()
      const sent = [...pending]
      pending.clear()
      try {
        for (let next = sent[0]; next !== undefined; next = sent[0]) {
          await store.add(...next)
          sent.shift()
        }
        const now = hourNow()
        stored = await store.read(Array.from({ length: 24 }, (_none, ago) => now - ago))
        spent = creditsOf(stored) + creditsOf(inMemory())
      } catch (error) {
        for (const [hour, entries] of sent) keep(hour, entries)
        onFailure(error)
      }
    },
  }
}

/** The credits of some entries together. */
export function creditsOf(entries: readonly CreditEntry[]): number {
  return entries.reduce((sum, each) => sum + each.credits, 0)
}
