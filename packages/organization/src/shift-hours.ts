import type { Id, Reference } from '@x/client'
import {
  createRows,
  deleteOne,
  getAll,
  getOne,
  updateOne,
  updateRows,
  type CreateRows,
  type DeleteOne,
  type GetAll,
  type GetOne,
  type UpdateOne,
  type UpdateRows,
} from '@x/client/endpoint'
import type { Day, Timing } from './business-hours.ts'

/** A pause within a shift: 15 minutes to two hours. */
export interface BreakHours {
  readonly id: string
  readonly break_days: readonly Day[]
  readonly same_as_everyday: boolean
  readonly daily_timing: Timing | null
  readonly custom_timing: readonly { readonly days: Day; readonly break_timing: Timing }[] | null
}

/** A shift: its hours, breaks, holidays and people. */
export interface ShiftHours {
  readonly id: string
  readonly name: string
  /** IANA name. */
  readonly timezone: string
  readonly shift_days: readonly Day[]
  readonly same_as_everyday: boolean
  readonly daily_timing: Timing | null
  readonly custom_timing: readonly { readonly days: Day; readonly shift_timing: Timing }[] | null
  readonly break_hours: readonly BreakHours[] | null
  readonly holidays:
    | readonly {
        readonly id: string
        readonly name: string
        readonly date: string
        /** A string here, a number in `Holiday`. */
        readonly year: string | number
      }[]
    | null
  /** Null for people who may not manage users. */
  readonly users:
    | readonly {
        readonly id: string
        readonly name: string
        readonly email: string
        readonly zuid: string
        /** Zoho's sample has the strings `null` here. */
        readonly role: Reference
        /** YYYY-MM-DD. */
        readonly effective_from: string
      }[]
    | null
  readonly users_count: number
}

/** What may be written of a shift. */
export interface ShiftHoursChange {
  /** Up to 80 characters, unique. */
  readonly name?: string
  /** IANA name. */
  readonly timezone?: string
  readonly shift_days?: readonly Day[]
  /** With true give `daily_timing`, with false `custom_timing`; inside the business hours. */
  readonly same_as_everyday?: boolean
  readonly daily_timing?: Timing
  readonly custom_timing?: readonly {
    readonly days: Day
    readonly shift_timing?: Timing
    readonly _delete?: null
  }[]
  /** At most two, which must not overlap. `_delete: null` takes one away. */
  readonly break_hours?: readonly {
    readonly id?: Id
    readonly break_days?: readonly Day[]
    readonly same_as_everyday?: boolean
    readonly daily_timing?: Timing
    readonly custom_timing?: readonly { readonly days: Day; readonly break_timing: Timing }[]
    readonly _delete?: null
  }[]
  /** Become holidays of the shift. */
  readonly holidays?: readonly {
    readonly id?: Id
    readonly name?: string
    readonly date?: string
    readonly _delete?: null
  }[]
  /** From now on, or from a day after today and within six months. */
  readonly users?: readonly { readonly id: Id; readonly effective_from?: string }[]
}

/** A shift to be added. */
export interface NewShiftHours extends ShiftHoursChange {
  readonly name: string
  readonly timezone: string
  readonly shift_days: readonly Day[]
  readonly same_as_everyday: boolean
}

/** All shifts, at most 50. @zoho Shift Hours */
export const listShiftHours: GetAll<[], ShiftHours> = getAll(
  'settings/business_hours/shift_hours',
  'shift_hours',
  'settings.business_hours.READ',
)

/** One shift; `undefined` when it is not there. @zoho Shift Hours */
export const getShiftHour: GetOne<[shiftId: Id], ShiftHours> = getOne(
  'settings/business_hours/shift_hours/{shift id}',
  'shift_hours',
  'settings.business_hours.READ',
  'shift, listShiftHours',
)

/** Adds shifts, each with a result of its own. There must be business hours. @zoho Shift Hours */
export const createShiftHours: CreateRows<[], NewShiftHours> = createRows(
  'settings/business_hours/shift_hours',
  'shift_hours',
  'settings.business_hours.CREATE',
)

/** Changes shifts, each with a result of its own. @zoho Shift Hours */
export const updateShiftHours: UpdateRows<[], ShiftHoursChange & { readonly id: Id }> = updateRows(
  'settings/business_hours/shift_hours',
  'shift_hours',
  'settings.business_hours.UPDATE',
  'shift, listShiftHours',
)

/** Changes a shift. A description gives it the scope of a creation, which is taken for a slip. @zoho Shift Hours */
export const updateShiftHour: UpdateOne<[shiftId: Id], ShiftHoursChange> = updateOne(
  'settings/business_hours/shift_hours/{shift id}',
  'shift_hours',
  'settings.business_hours.UPDATE',
  'shift, listShiftHours',
)

/** Deletes a shift. @zoho Shift Hours */
export const deleteShiftHour: DeleteOne<[shiftId: Id]> = deleteOne(
  'settings/business_hours/shift_hours/{shift id}',
  'shift_hours',
  'settings.business_hours.DELETE',
  'shift, listShiftHours',
)
