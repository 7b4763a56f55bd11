import { isToolkitError, type ToolkitError } from '@x/dc/error'
import { problemInWords } from './problem-in-words.ts'

/** Which field an error belongs to; `form` when to none. */
export type Field = 'name' | 'description' | 'sources' | 'form'

/** Why a form was not taken. */
export interface Problem {
  readonly field: Field
  readonly text: string
  /** The same for people, when it is known what it means. */
  readonly words?: string | undefined
  /** Whose words these are. */
  readonly by: 'Zoho' | 'The toolkit'
  readonly code: string
}

const labels = { name: 'The name', description: 'The description', sources: 'A source' } as const

/** What of an error the form can show; `undefined`: it is not about what was typed. */
export function problemOf(error: unknown): Problem | undefined {
  if (isToolkitError(error, 'INVALID_ID'))
    return { field: 'sources', text: error.message, by: 'The toolkit', code: error.code }
  if (!isToolkitError(error) || error.name !== 'ZohoApiError') return undefined
  const { status, details, zohoMessage } = error as ToolkitError & {
    readonly status: number
    readonly details: Readonly<Record<string, unknown>>
    readonly zohoMessage: string
  }
  if (status >= 500) return undefined
  const where = [details['api_name'], details['json_path']]
    .filter((part) => typeof part === 'string')
    .join(' ')
  const field = (['sources', 'description', 'name'] as const).find((each) =>
    where.includes(each === 'sources' ? 'source' : each),
  )
  const refused = { code: error.code, details, message: zohoMessage }
  const words = field === undefined ? undefined : problemInWords(refused, labels[field], 'group')
  return { field: field ?? 'form', text: zohoMessage, words, by: 'Zoho', code: error.code }
}

const away = ['NETWORK', 'TIMEOUT', 'NON_JSON_RESPONSE', 'REDIRECT_REFUSED', 'RATE_LIMITED', 'THROTTLED']

/** Whether Zoho could not do its part just now: trying again may help, and what was typed must not be lost. */
export function isAway(error: unknown): error is ToolkitError {
  if (!isToolkitError(error)) return false
  return error.name === 'ZohoApiError'
    ? (error as ToolkitError & { status: number }).status >= 500
    : away.includes(error.code)
}
