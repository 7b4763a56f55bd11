/** What one kind of call of one grant and client came to. */
export interface CreditEntry {
  /** Method and path without its values: `GET settings/roles/{}`. */
  readonly operation: string
  /** Whose grant: your own id of it. */
  readonly grant: string
  /** Which part of your software: your own name of it. */
  readonly client: string
  readonly calls: number
  readonly credits: number
}

/** Where the credits of hours are counted; one for all processes, or in memory. */
export interface CreditStore {
  /** Adds to what stands under an hour (whole hours since the epoch). */
  add(hour: number, entries: readonly CreditEntry[]): Promise<void>
  /** What stands under some hours. */
  read(hours: readonly number[]): Promise<readonly CreditEntry[]>
}

/** Counts in this process. Hours that are over a day old are forgotten. */
export function memoryCreditStore(): CreditStore {
  const hours = new Map<number, CreditEntry[]>()
  return Object.freeze({
    async add(hour: number, entries: readonly CreditEntry[]) {
      for (const old of hours.keys()) if (old < hour - KEPT_HOURS) hours.delete(old)
      hours.set(hour, [...sumEntries([...(hours.get(hour) ?? []), ...entries])])
    },
    async read(wanted: readonly number[]) {
      return wanted.flatMap((hour) => hours.get(hour) ?? [])
    },
  })
}

/** Hours that a store keeps: a day, and one for clocks that differ. */
export const KEPT_HOURS = 25

/** One entry per operation, grant and client. */
export function sumEntries(entries: readonly CreditEntry[]): readonly CreditEntry[] {
  const sums = new Map<string, CreditEntry>()
  for (const entry of entries) {
    const key = JSON.stringify([entry.operation, entry.grant, entry.client])
    const sum = sums.get(key)
    const calls = (sum?.calls ?? 0) + entry.calls
    sums.set(key, { ...entry, calls, credits: (sum?.credits ?? 0) + entry.credits })
  }
  return [...sums.values()]
}
