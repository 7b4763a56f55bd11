import { isZohoApiError } from '@x/client'
import { isToolkitError } from '@x/dc/error'
import { isAway } from './group-problem.ts'
import type { Field } from './modules.ts'
import { problemInWords, type Refused } from './problem-in-words.ts'

/** Why a record was not taken. */
export interface RecordProblem {
  /** API name of the field; undefined when the refusal names none. */
  readonly field: string | undefined
  readonly text: string
  /** Zoho's own words and code. */
  readonly said: string
  /** The record that holds a value which must be unique. */
  readonly other: string | undefined
}

/**
 * What of an error the form can show, field by field; `undefined`: it is not about what was typed. While Zoho is away the
 * form comes back, too: what was typed must not be lost.
 */
export function problemsOf(error: unknown, fields: readonly Field[]): readonly RecordProblem[] | undefined {
  if (isAway(error) || isToolkitError(error, 'INVALID_ID')) {
    const said = `The toolkit says: ${error.message} (${error.code})`
    return [{ field: undefined, text: 'It could not be sent.', said, other: undefined }]
  }
  if (!isZohoApiError(error) || error.status >= 500 || error.status === 401 || error.status === 403)
    return undefined
  const { errors } = error.details
  const all: readonly unknown[] = Array.isArray(errors) ? errors : [error]
  return all.filter(isRefused).map((each) => problemOf(each, fields))
}

function isRefused(value: unknown): value is Refused {
  return (
    typeof value === 'object' &&
    value !== null &&
    'code' in value &&
    'details' in value &&
    typeof value.details === 'object' &&
    value.details !== null
  )
}

function problemOf(refused: Refused, fields: readonly Field[]): RecordProblem {
  const { code, details } = refused
  const message = isZohoApiError(refused) ? refused.zohoMessage : refused.message
  const field = fields.find(({ name }) => name === details['api_name'])
  const named = details['api_name']
  const label = field?.label ?? (typeof named === 'string' ? named : 'It')
  const other = code === 'DUPLICATE_DATA' ? details['id'] : undefined
  const changed = 'Somebody changed this record after you opened it. Nothing was saved. Open it again.'
  return {
    field: field?.name,
    text:
      code === 'ALREADY_MODIFIED' ? changed : (problemInWords(refused, label, field?.type) ?? `${message}.`),
    said: `Zoho says: ${message} (${code})`,
    other: typeof other === 'string' ? other : undefined,
  }
}
