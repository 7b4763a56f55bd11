import { timingOn, type BusinessHours } from './hours-of.ts'
import type { Hours } from './shift-row.ts'
import type { Day, Timing } from './week.ts'

/** From when to when a shift or a break is on a day. */
export function on(hours: Hours, day: Day): Timing | undefined {
  return hours.custom_timing?.[day] ?? hours.daily_timing ?? undefined
}

/** What of a shift lies outside of the business hours; where people work day and night it may go over midnight. */
export function outside(
  days: readonly Day[],
  hours: Hours,
  business: BusinessHours,
): 'days' | 'times' | undefined {
  for (const day of days) {
    const open = timingOn(business, day)
    const timing = on(hours, day)
    if (open === undefined) return 'days'
    if (timing === undefined || business.type !== 'custom') continue
    if (timing[0] > timing[1] || timing[0] < open[0] || timing[1] > open[1]) return 'times'
  }
  return undefined
}
