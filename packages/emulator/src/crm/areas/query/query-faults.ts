import { fault, flat } from '../../answers.ts'
import { Refusal } from '../../refusal.ts'

type Details = Readonly<Record<string, unknown>>

function refuse(code: string, message: string, details: Details = {}): Refusal {
  return new Refusal(flat(400, fault(code, message, details)))
}

/** The text is not a query. */
export function syntaxError(message: string, details: Details = {}): Refusal {
  return refuse('SYNTAX_ERROR', message, details)
}

/** Something that the grammar does not have at this place. Lines and columns count from 1. */
export function unexpected(text: string, at: number, near: string): Refusal {
  const before = text.slice(0, at).split('\n')
  const column = (before.at(-1) ?? '').length + 1
  return syntaxError('unexpected token', { line: before.length, column, near })
}

/** A query that can be read, and asks for what is not there or not possible. */
export function invalidQuery(message: string, details: Details): Refusal {
  return refuse('INVALID_QUERY', message, details)
}

/** No such column, or none that can be queried. */
export function unknownColumn(name: string): Refusal {
  return invalidQuery('column given seems to be invalid', { column_name: name })
}

/** A column that stands where it cannot. */
export function misplacedColumn(name: string, clause: string): Refusal {
  return invalidQuery('unsupported column', { column_name: name, clause })
}

/** A value that is none of its column. */
export function wrongValue(name: string, expected: string): Refusal {
  const details = { column_name: name, expected_data_type: expected }
  return invalidQuery('value given seems to be invalid for the column', details)
}

/** More than Zoho takes of something. */
export function beyondLimit(by: string, limit: number): Refusal {
  return refuse('LIMIT_EXCEEDED', 'limit exceeded', { by, limit })
}

/** The same column, or the same aggregate of it, twice. */
export function duplicate(name: string, aggregate?: string): Refusal {
  const details = aggregate === undefined ? { column_name: name } : { column_name: name, aggregate }
  return refuse(
    'DUPLICATE_DATA',
    `duplicate ${aggregate === undefined ? 'column' : 'aggregate function'}`,
    details,
  )
}

/** Any other error of a query. */
export const refuseQuery: typeof refuse = refuse
