import type { State } from './state.ts'

/** A state with a mark, so that a file of another shape is refused instead of half understood. */
export interface Snapshot {
  readonly format: typeof FORMAT
  readonly state: State
}

const FORMAT = 'zoho-emulator-crm/1'

/** A copy of a state that nobody else holds. */
export function takeSnapshot(state: State): Snapshot {
  return { format: FORMAT, state: structuredClone(state) }
}

/** The state inside a snapshot. @throws TypeError when it is none, or one of another version. */
export function openSnapshot(snapshot: unknown): State {
  const { format, state } = (typeof snapshot === 'object' && snapshot !== null ? snapshot : {}) as Partial<
    Record<keyof Snapshot, unknown>
  >
  const lists = ['profiles', 'roles', 'users', 'territories', 'groups', 'deletionJobs']
  const fields = (typeof state === 'object' && state !== null ? state : {}) as Readonly<
    Record<string, unknown>
  >
  const whole =
    format === FORMAT &&
    Number.isSafeInteger(fields['nextId']) &&
    typeof fields['organization'] === 'object' &&
    lists.every((list) => Array.isArray(fields[list]))
  if (!whole) {
    throw new TypeError(
      `This is no snapshot of the emulator's CRM (${FORMAT}). Take a new one with snapshot(), or start without.`,
    )
  }
  return structuredClone(state) as State
}
