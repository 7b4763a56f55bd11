import {
  createCrm,
  crmReadings,
  defaultOrganization,
  type Crm,
  type CrmAnswer,
  type CrmOptions,
  type FormPart,
} from '../../src/crm/index.ts'
import type { ReadingsInputOf } from '../../src/readings/areas.ts'
import { openReadings } from '../../src/readings/open-readings.ts'

export const NORA = '3652397000000186017'
export const BRAM = '3652397000000186020'
export const NORTH = '3652397000009952001'
export const ALL_SALES = '3652397000009952011'
export const SERVICE = '3652397000009952021'
export const FACING = '3652397000009952031'
export const LAUNCH = '3652397000009952041'
export const FORMER = '3652397000009952051'
export const NOBODY = '3652397000009952101'
export const GROUPS = '/settings/user_groups'

/** Who calls, and with what besides. */
export interface CallerOfSetup {
  readonly userId?: string
  readonly scopes?: readonly string[]
  /** Header `If-Modified-Since`, epoch milliseconds. */
  readonly modifiedSince?: number
  /** Header `If-Unmodified-Since`, epoch milliseconds. */
  readonly unmodifiedSince?: number
  /** Header `X-EXTERNAL`. */
  readonly external?: string
  /** Parts of a body of `multipart/form-data`. */
  readonly form?: readonly FormPart[]
}

/** A CRM, its clock, and somebody who may do everything. */
export interface CrmSetup {
  readonly crm: Crm
  /** Moves the clock on, in milliseconds. */
  advance(by: number): void
  /** `GET /settings/user_groups?page=2`, with a body when there is one. */
  call(line: string, body?: unknown, caller?: CallerOfSetup): CrmAnswer
}

export function setUpCrm({
  readings,
  ...options
}: Partial<Omit<CrmOptions, 'readings'>> & {
  readonly readings?: ReadingsInputOf<typeof crmReadings>
} = {}): CrmSetup {
  let now = Date.UTC(2026, 5, 1, 12)
  const crm = createCrm({
    dataCenter: 'eu',
    environment: 'production',
    clock: { now: () => now },
    readings: openReadings(crmReadings, readings).values,
    seed: defaultOrganization(),
    ...options,
  })
  const [first] = crm.users()
  return {
    crm,
    advance: (by) => {
      now += by
    },
    call: (line, body, caller = {}) => {
      const [method = '', address = ''] = line.split(' ')
      const [path = '', query = ''] = address.split('?')
      return crm.handle({
        version: 'v7',
        method,
        path,
        query: new URLSearchParams(query),
        body,
        form: caller.form,
        modifiedSince: caller.modifiedSince,
        unmodifiedSince: caller.unmodifiedSince,
        external: caller.external,
        caller: {
          userId: caller.userId ?? first?.id ?? '',
          scopes: caller.scopes ?? ['ZohoCRM.settings.ALL', 'ZohoCRM.users.ALL', 'ZohoCRM.org.ALL'],
        },
      })
    },
  }
}

/** A body with rows of groups. */
export function rows(...user_groups: readonly unknown[]): unknown {
  return { user_groups }
}
