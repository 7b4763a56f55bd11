import { quote } from '@x/dc/error'
import type { Snapshot as DatabaseSnapshot } from '../engine/snapshot.ts'
import { checkShape, listOf, number, object, oneOf, recordOf, type Shape } from '../shape.ts'
import type { Services } from './services.ts'

/**
 * The state of an emulator as plain data: `JSON.stringify` keeps all of it. Its rows are frozen. Holds the emulator's own
 * secrets.
 */
export interface Snapshot {
  readonly format: 'emulator-snapshot-3'
  /** Wall time of the emulator, epoch milliseconds. */
  readonly now: number
  /** State of the source of everything that looks random. */
  readonly random: readonly number[]
  /** Clients, tokens and credits. */
  readonly accounts: DatabaseSnapshot
  /** The CRM of each organization that was in use, by place: `eu/production/0`. */
  readonly organizations: Readonly<Record<string, DatabaseSnapshot>>
}

const FORMAT = 'emulator-snapshot-3'
/** No calendar has an instant further from 1970. */
const FURTHEST = 8.64e15

const shape: Shape = {
  format: oneOf([FORMAT]),
  now: { what: 'an instant', is: (value) => number.is(value) && Math.abs(value as number) <= FURTHEST },
  random: {
    what: 'four numbers',
    is: (value) => listOf(number).is(value) && (value as unknown[]).length === 4,
  },
  accounts: object,
  organizations: recordOf(object),
}

/** Everything but faults and journal. */
export function takeSnapshot({ clock, random, accounts, organizations }: Services): Snapshot {
  return {
    format: FORMAT,
    now: clock.now(),
    random: random.snapshot(),
    accounts: accounts.snapshot(),
    organizations: organizations.snapshot(),
  }
}

/**
 * Puts a snapshot back, whole or not at all. With `time: 'keep'` the clock goes on as it is, so that tokens age over a
 * restart.
 *
 * @throws TypeError when it is not a snapshot of this version, or holds something that cannot be
 */
export function restoreSnapshot(
  services: Services,
  value: unknown,
  options: { readonly time?: 'restore' | 'keep' } = {},
): void {
  const { format } = (object.is(value) ? value : {}) as { readonly format?: unknown }
  if (format !== FORMAT)
    throw new TypeError(`This is not a snapshot of this version of the emulator (${FORMAT}).`)
  checkShape(value, shape, 'the snapshot')
  // Its shape was checked just now; databases check themselves.
  const snapshot = value as Snapshot
  const { accounts, organizations, clock, random } = services
  const before = accounts.snapshot()
  accounts.restore(snapshot.accounts)
  try {
    refuseUnknownDataCenters(services)
    // Organizations become what they were only when all of them can.
    organizations.restore(snapshot.organizations)
  } catch (error) {
    accounts.restore(before)
    throw error
  }
  if (options.time !== 'keep') clock.set(snapshot.now)
  random.restore(snapshot.random)
}

function refuseUnknownDataCenters({ clients, dataCenters }: Services): void {
  const known = dataCenters.map(({ id }) => id)
  for (const { clientId, dataCenters: enabled } of clients.list()) {
    if (enabled.every((id) => known.includes(id))) continue
    throw new TypeError(
      `The client ${quote(clientId)} of the snapshot has a data center that is not emulated.`,
    )
  }
}
