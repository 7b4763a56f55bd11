import type { OrgData } from '../../data.ts'
import type { Day, Timing } from './week.ts'

/** Key of the setting, and of bodies and answers. */
export const KEY = 'business_hours'

/** When the organization works. */
export interface BusinessHours {
  readonly id: string
  readonly type: '24_by_7' | '24_by_5' | 'custom'
  readonly week_starts_on: Day
  readonly business_days: readonly Day[]
  readonly same_as_everyday: boolean
  readonly daily_timing: Timing | null
  readonly custom_timing: readonly { readonly days: Day; readonly business_timing: Timing }[] | null
}

/** As it was said; undefined when nobody has. */
export function hoursOf({ settings }: Pick<OrgData, 'settings'>): BusinessHours | undefined {
  // Only what was checked is kept.
  return settings.get(KEY)?.value as BusinessHours | undefined
}

/** From when to when people work on a day; undefined when they do not; all day long: from 00:00 to 24:00. */
export function timingOn(hours: BusinessHours, day: Day): Timing | undefined {
  if (!hours.business_days.includes(day)) return undefined
  if (hours.type !== 'custom') return ['00:00', '24:00']
  const custom = hours.custom_timing?.find((each) => each.days === day)?.business_timing
  return custom ?? hours.daily_timing ?? undefined
}
