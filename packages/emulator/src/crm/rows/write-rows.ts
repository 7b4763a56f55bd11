import { fault, type Verdict } from '../answers.ts'
import { Fault, type FaultReason, type Row } from '../../engine/table.ts'
import { RowFault } from '../fields/row-fault.ts'

/** What one row of a body did. */
export interface RowDone {
  readonly message: string
  readonly details: Readonly<Record<string, unknown>>
  /** @default 'SUCCESS' */
  readonly code?: string
  /** What the verdict says besides. */
  readonly also?: Readonly<Record<string, unknown>>
}

/** How faults are told. */
export interface VerdictRules {
  /** Several things wrong with one row: all of them in `MULTIPLE_OR_MULTI_ERRORS`, or the first alone. */
  readonly several: 'all' | 'first'
  /** What is said about the row that holds a unique value, beside its id and the place of the value; or nothing of it. */
  readonly duplicate?: 'unnamed' | ((holder: Row) => Readonly<Record<string, unknown>>) | undefined
}

/**
 * Works through the rows of a body, one after the other: a row sees what the rows before it did; one that fails is undone
 * and leaves the others alone. The one place where a fault, whoever found it, becomes Zoho's verdict.
 *
 * @param attempt undoes what the row wrote when it throws
 * @param key root key of the body
 */
export function writeRows(
  attempt: <T>(work: () => T) => T,
  key: string,
  rows: readonly unknown[],
  rules: VerdictRules,
  write: (row: unknown, path: string, index: number) => RowDone,
): readonly Verdict[] {
  return rows.map((row, index): Verdict => {
    const path = `$.${key}[${index}]`
    try {
      const { code = 'SUCCESS', message, details, also } = attempt(() => write(row, path, index))
      return { ...also, code, details: { ...details }, message, status: 'success' }
    } catch (error) {
      return verdictOf(verdictsOf(error, path, rules), rules)
    }
  })
}

/** What Zoho says of an error that a row ended with. @throws what is not a fault of a row */
export function verdictsOf(
  error: unknown,
  path: string,
  rules: Pick<VerdictRules, 'duplicate'> = {},
): readonly Verdict[] {
  if (error instanceof RowFault) return error.verdicts
  if (error instanceof Fault) return [tell(error.reason, path, rules.duplicate)]
  throw error
}

function tell(reason: FaultReason, path: string, duplicate: VerdictRules['duplicate']): Verdict {
  const at = (field: string): object => ({ api_name: field, json_path: `${path}.${field}` })
  if (reason.kind === 'taken') {
    const holder = duplicate === 'unnamed' ? {} : { id: reason.by.id, ...duplicate?.(reason.by) }
    return fault('DUPLICATE_DATA', 'duplicate data', { ...holder, ...at(reason.field) })
  }
  if (reason.kind === 'dangling') {
    return fault('INVALID_DATA', 'the id given seems to be invalid', { ...at(reason.pointer.field) })
  }
  return fault('ALREADY_USED', 'it is used elsewhere', { id: reason.by.id, api_name: reason.field })
}

function verdictOf(verdicts: readonly Verdict[], { several }: VerdictRules): Verdict {
  const [first = fault('INTERNAL_ERROR', 'a row failed without a reason'), ...others] = verdicts
  if (others.length === 0 || several === 'first') return first
  return fault('MULTIPLE_OR_MULTI_ERRORS', 'Multiple errors in the request', { errors: verdicts })
}
