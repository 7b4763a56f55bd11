import type { Id, ListQuery, Reference } from '@x/client'
import {
  createRows,
  deleteOne,
  getOne,
  list,
  updateOne,
  updateRows,
  type CreateRows,
  type DeleteOne,
  type GetOne,
  type List,
  type UpdateOne,
  type UpdateRows,
} from '@x/client/endpoint'

/** A day on which nobody works, or nobody of a shift. */
export interface Holiday {
  readonly id: string
  readonly name: string
  /** YYYY-MM-DD, without a time zone: the day of the organization. */
  readonly date: string
  readonly type: 'business_holiday' | 'shift_holiday' | (string & {})
  /** A number here; inside shifts Zoho also sends it as a string. */
  readonly year: number
  /** Of a shift's holiday. */
  readonly shift_hour: Reference | null
}

/** A holiday to be added, in this fiscal year or the next. */
export interface NewHoliday {
  /** Up to 80 characters; name and date together are unique. */
  readonly name: string
  /** YYYY-MM-DD. */
  readonly date: string
  readonly type: 'business_holiday' | 'shift_holiday'
  /** Needed for `shift_holiday`. Pages of v7 show the id itself, the descriptions an object. */
  readonly shift_hour?: { readonly id: Id; readonly name?: string } | Id
}

/** What changes in a holiday; null keeps the value, as leaving it out does. */
export interface HolidayChange {
  readonly name?: string | null
  readonly date?: string | null
}

/** Query of `listHolidays`. */
export interface ListHolidaysQuery extends ListQuery {
  /** From 2000 to 2100. */
  readonly year?: number
  readonly type?: 'business_holiday' | 'shift_holiday'
  /** With `shift_holiday`. */
  readonly shift_id?: Id
}

/** One page of the holidays. @zoho Holidays */
export const listHolidays: List<[], Holiday, ListHolidaysQuery> = list(
  'settings/holidays',
  'holidays',
  'settings.business_hours.READ',
)

/** One holiday; `undefined` when it is not there. @zoho Holidays */
export const getHoliday: GetOne<[holidayId: Id], Holiday> = getOne(
  'settings/holidays/{holiday id}',
  'holidays',
  'settings.business_hours.READ',
  'holiday, listHolidays',
)

/** Adds holidays, each with a result of its own; at most 52 of a kind in a year. @zoho Holidays */
export const createHolidays: CreateRows<[], NewHoliday> = createRows(
  'settings/holidays',
  'holidays',
  'settings.business_hours.CREATE',
  undefined,
  100,
)

/** Changes holidays, each with a result of its own. @zoho Holidays */
export const updateHolidays: UpdateRows<[], HolidayChange & Partial<NewHoliday> & { readonly id: Id }> =
  updateRows('settings/holidays', 'holidays', 'settings.business_hours.UPDATE', 'holiday, listHolidays', 100)

/** Changes a holiday. @zoho Holidays */
export const updateHoliday: UpdateOne<[holidayId: Id], HolidayChange> = updateOne(
  'settings/holidays/{holiday id}',
  'holidays',
  'settings.business_hours.UPDATE',
  'holiday, listHolidays',
)

/** Deletes a holiday. @zoho Holidays */
export const deleteHoliday: DeleteOne<[holidayId: Id]> = deleteOne(
  'settings/holidays/{holiday id}',
  'holidays',
  'settings.business_hours.DELETE',
  'holiday, listHolidays',
)
