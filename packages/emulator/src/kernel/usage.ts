import type { Clock } from '@x/dc/clock'
import type { Database } from '../engine/database.ts'
import type { Limits } from './limits.ts'
import type { OrganizationHost } from './organizations.ts'
import { openCredits } from './credits.ts'

/** Calls at a time, and API credits. */
export interface Usage {
  /** Counts a call in; the returned function counts it out. `undefined`: too many at a time. */
  enter(place: OrganizationHost, clientId: string, heavy: 'heavy' | 'light'): (() => void) | undefined
  /** Spends credits of the rolling day; what remains, or `undefined` when there are not enough. */
  spend(place: OrganizationHost, credits: number): Remaining | undefined
}

/** Credits after a call. */
export interface Remaining {
  readonly left: number
  /** Whether half of the day's credits are used: only then does Zoho tell. */
  readonly told: boolean
}

/** Users come and go, but rarely: what they give is worked out once a minute. */
const MINUTE = 60_000

const CONCURRENCY: Readonly<Record<string, number>> = {
  free: 5,
  standard: 10,
  professional: 15,
  enterprise: 20,
  ultimate: 25,
  crmplus: 25,
}

/** Credits of an edition: a base, so much a user, and a ceiling. */
const CREDITS: Readonly<Record<string, readonly [base: number, user: number, most: number]>> = {
  free: [5000, 0, 5000],
  standard: [50_000, 250, 100_000],
  professional: [50_000, 500, 3_000_000],
  enterprise: [50_000, 1000, 5_000_000],
  ultimate: [50_000, 2000, Infinity],
  crmplus: [50_000, 2000, Infinity],
}

export function createUsage(options: {
  readonly database: Database
  readonly clock: Clock
  readonly limits: Limits
}): Usage {
  const { clock, limits } = options
  const inside = new Map<string, number>()
  const credits = openCredits(options)
  const allowances = new Map<string, { readonly most: number; readonly until: number }>()
  options.database.watch('credits', (row) => {
    if (row === undefined) allowances.clear()
  })

  const take = (key: string, most: number): (() => void) | undefined => {
    const count = inside.get(key) ?? 0
    if (count >= most) return undefined
    inside.set(key, count + 1)
    return () => {
      const now = (inside.get(key) ?? 1) - 1
      if (now === 0) inside.delete(key)
      else inside.set(key, now)
    }
  }
  const allowance = (place: OrganizationHost): number => {
    if (limits.credits === 'off') return Infinity
    if (limits.credits !== 'edition') return limits.credits
    const known = allowances.get(place.key)
    const now = clock.now()
    if (known !== undefined && known.until > now && known.until <= now + MINUTE) return known.most
    const [base, user, ceiling] = CREDITS[place.crm.organization().edition] ?? [5000, 0, 5000]
    const users = place.crm.users().filter((each) => each.status === 'active').length
    const most = Math.min(base + user * users, ceiling)
    allowances.set(place.key, { most, until: now + MINUTE })
    return most
  }

  return Object.freeze({
    enter: (place: OrganizationHost, clientId: string, heavy: 'heavy' | 'light') => {
      const { concurrency, subConcurrency } = limits
      if (concurrency === 'off' && (subConcurrency === 'off' || heavy === 'light')) return nothing
      const most =
        concurrency === 'edition'
          ? (CONCURRENCY[place.crm.organization().edition] ?? 5)
          : concurrency === 'off'
            ? Infinity
            : concurrency
      const leave = take(`${place.key} ${clientId}`, most)
      if (leave === undefined || heavy === 'light' || subConcurrency === 'off') return leave
      const leaveHeavy = take(`heavy ${place.key}`, subConcurrency)
      if (leaveHeavy !== undefined) {
        return () => {
          leaveHeavy()
          leave()
        }
      }
      leave()
      return undefined
    },
    spend: (place: OrganizationHost, amount: number): Remaining | undefined => {
      const most = allowance(place)
      if (most === Infinity) return plenty
      const spent = credits.spend(place.key, amount, most)
      if (spent === undefined) return undefined
      return { left: most - spent, told: spent * 2 >= most }
    },
  })
}

const plenty: Remaining = Object.freeze({ left: Infinity, told: false })
const nothing = (): void => undefined
