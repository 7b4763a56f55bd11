import { getOnly, operation, readWritten, type GetOnly } from '@x/client/endpoint'

/** A day of the week. */
export type Day = 'Monday' | 'Tuesday' | 'Wednesday' | 'Thursday' | 'Friday' | 'Saturday' | 'Sunday'

/** From and to, `HH:mm` in 24 hours. */
export type Timing = readonly [from: string, to: string]

/** When the organization works. Pages call the types `24*7` and `24*5`. */
export interface BusinessHours {
  readonly id: string
  readonly type: '24_by_7' | '24_by_5' | 'custom' | (string & {})
  readonly week_starts_on: Day
  readonly business_days: readonly Day[]
  readonly same_as_everyday: boolean
  /** When every day has the same hours. */
  readonly daily_timing: Timing | null
  /** When days have hours of their own. */
  readonly custom_timing: readonly { readonly days: Day; readonly business_timing: Timing }[] | null
  /** IANA name. Only in the description of 2026 and the official SDK. */
  readonly timezone?: string
}

/** What may be written of the hours. */
export interface BusinessHoursChange {
  readonly type?: '24_by_7' | '24_by_5' | 'custom'
  readonly week_starts_on?: Day
  /** Exactly five for `24_by_5`; needed for `custom`, too. */
  readonly business_days?: readonly Day[]
  /** Needed for `custom`: with true give `daily_timing`, with false `custom_timing`. */
  readonly same_as_everyday?: boolean
  readonly daily_timing?: Timing
  /** By day; `_delete: null` takes a day away. */
  readonly custom_timing?: readonly {
    readonly days: Day
    readonly business_timing?: Timing
    readonly _delete?: null
  }[]
}

/** Hours where there are none yet. */
export interface NewBusinessHours extends BusinessHoursChange {
  readonly type: '24_by_7' | '24_by_5' | 'custom'
  readonly week_starts_on: Day
}

/** When the organization works; `undefined` when nobody has said. @zoho Business Hours */
export const getBusinessHours: GetOnly<[], BusinessHours> = getOnly(
  'settings/business_hours',
  'business_hours',
  'settings.business_hours.READ',
)

/** Says when the organization works. Refused when that was said before: update it. @zoho Business Hours */
export const createBusinessHours = operation(
  {
    address: 'POST settings/business_hours',
    rows: 'business_hours',
    scope: 'settings.business_hours.CREATE',
  },
  (hours: NewBusinessHours) => ({ body: { business_hours: hours } }),
  readWritten,
)

/**
 * Changes when the organization works; what is left out stays. Pages of v7 demand `type`, `week_starts_on` and the id: give
 * the first two. Shifts must still lie inside.
 *
 * @zoho Business Hours
 */
export const updateBusinessHours = operation(
  {
    address: 'PUT settings/business_hours',
    rows: 'business_hours',
    scope: 'settings.business_hours.UPDATE',
  },
  (change: BusinessHoursChange) => ({ body: { business_hours: change } }),
  readWritten,
)
