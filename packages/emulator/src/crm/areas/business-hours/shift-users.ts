import type { OrgData } from '../../data.ts'
import type { ShiftUser } from './shift-row.ts'

/** The shift somebody works in on a day (YYYY-MM-DD), and the one that follows. */
export interface ShiftsOfUser {
  readonly current: ShiftUser | undefined
  readonly next: ShiftUser | undefined
}

/** What somebody's shifts are on a day. */
export function shiftsOfUser(
  user: string,
  day: string,
  { shiftUsers }: Pick<OrgData, 'shiftUsers'>,
): ShiftsOfUser {
  const rows = shiftUsers
    .where('user', user)
    .toSorted((one, other) => (one.effective_from < other.effective_from ? -1 : 1))
  return {
    current: rows.filter(({ effective_from: from }) => from <= day).at(-1),
    next: rows.find(({ effective_from: from }) => from > day),
  }
}

/** Puts somebody into a shift from a day on; what was planned for that day is replaced. */
export function assignShift(
  { shiftUsers }: Pick<OrgData, 'shiftUsers'>,
  user: string,
  shift: string,
  from: string,
): void {
  const row = { id: `${user}:${from}`, user: { id: user }, shift: { id: shift }, effective_from: from }
  if (shiftUsers.has(row.id)) shiftUsers.replace(row)
  else shiftUsers.insert(row)
}
