import { orgOf, type OrgData } from '../../data.ts'
import { writeTime } from '../../model/time.ts'
import { hoursOf, timingOn } from '../business-hours/hours-of.ts'
import { days, minutesOf, type Day, type Timing } from '../business-hours/week.ts'

/** A stretch of time as the clocks of the organization show it. */
export interface Stretch {
  /** YYYY-MM-DD. */
  readonly date: string
  readonly day: Day
  /** Minutes since midnight; the end may lie beyond the day. */
  readonly from: number
  readonly to: number
}

/** From an instant (epoch milliseconds) on, some minutes long. Over a change of the clocks it lasts as long all the same. */
export function stretchFrom(start: number, minutes: number, data: OrgData): Stretch {
  const shown = writeTime(start, orgOf(data).time_zone)
  const date = shown.slice(0, 10)
  const from = minutesOf(shown.slice(11, 16))
  return { date, day: dayOf(date), from, to: from + minutes }
}

/** The day of the week of a date. */
function dayOf(date: string): Day {
  // Sunday comes first there, and last here.
  return days[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 'Monday'
}

/** Whether a stretch lies inside a timing. */
export function isInside({ from, to }: Pick<Stretch, 'from' | 'to'>, [start, end]: Timing): boolean {
  return from >= minutesOf(start) && to <= minutesOf(end)
}

/** Whether people work at that time; without business hours, they always do. */
export function isInBusinessHours(stretch: Stretch, data: OrgData): boolean {
  const hours = hoursOf(data)
  if (isHoliday(stretch.date, data)) return false
  if (hours === undefined) return true
  const timing = timingOn(hours, stretch.day)
  return timing !== undefined && isInside(stretch, timing)
}

/** Whether nobody of the organization works on a date. */
export function isHoliday(date: string, { holidays }: OrgData): boolean {
  return holidays
    .where('year', `business_holiday  ${date.slice(0, 4)}`)
    .some((holiday) => holiday.date === date)
}
