import { systemClock, type Clock } from '@x/dc/clock'
import type { Store } from './store.ts'

interface Row {
  readonly value: string
  readonly version: string
  readonly expiresAt: number
}

/** How many expired rows one write looks for. */
const SWEEP = 8

/**
 * A store in this process's memory: for tests, scripts and single processes. What it holds is gone when the process
 * ends, so a server needs another one.
 *
 * @param options.clock clock whose monotonic time `ttl` runs on; default the machine's
 */
export function memoryStore(options: { readonly clock?: Clock } = {}): Store {
  const clock = options.clock ?? systemClock
  const rows = new Map<string, Row>()
  const expiring = new Set<string>()
  let versions = 0

  function current(key: string): Row | undefined {
    const row = rows.get(key)
    if (row === undefined || row.expiresAt > clock.monotonic()) return row
    forget(key)
    return undefined
  }
  function forget(key: string): void {
    rows.delete(key)
    expiring.delete(key)
  }
  function sweep(): void {
    let looked = 0
    for (const key of expiring) {
      if (looked >= SWEEP) return
      looked += 1
      if (current(key) !== undefined) {
        // To the end of the line, so that the next sweep looks at others.
        expiring.delete(key)
        expiring.add(key)
      }
    }
  }

  return Object.freeze({
    read: async (key: string) => {
      const row = current(key)
      return row === undefined ? undefined : { value: row.value, version: row.version }
    },
    write: async (key: string, value: string, expected: string | undefined, ttl?: number) => {
      sweep()
      if (current(key)?.version !== expected) return undefined
      versions += 1
      const version = String(versions)
      rows.set(key, { value, version, expiresAt: ttl === undefined ? Infinity : clock.monotonic() + ttl })
      if (ttl === undefined) expiring.delete(key)
      else expiring.add(key)
      return version
    },
    remove: async (key: string, expected: string) => {
      if (current(key)?.version !== expected) return false
      forget(key)
      return true
    },
  })
}
