import { echoes, quote } from '@x/dc/error'
import { MissingScopeError } from '../errors/missing-scope-error.ts'
import { isTrouble, ZohoApiError } from '../errors/zoho-api-error.ts'
import { LOST_WRITE } from '../call/outcome.ts'
import type { Prepared } from '../call/prepared.ts'
import type { Token } from '../client/token.ts'
import type { Destination } from '../client/destination.ts'
import { isTokenRefusal, type Refusal } from './refusal.ts'

/** What an error tells of the call that was refused. */
type Refused = Pick<Prepared, 'what' | 'path' | 'parameters' | 'repeatable' | 'scopes' | 'hint'>

/** What an error tells of who refused it. */
export interface Refuser {
  readonly destination: Pick<Destination, 'dc' | 'environment'>
  readonly token: Pick<Token, 'scopes' | 'value'>
}

/** The error for a refusal: a {@link MissingScopeError} when a scope is lacking, else a {@link ZohoApiError}. */
export function refusalError(
  call: Refused,
  route: Refuser,
  status: number,
  told: Refusal,
  row?: number,
): ZohoApiError | MissingScopeError {
  const refusal = withoutEchoes(told, [route.token.value])
  const { code, details, message } = refusal
  const { dc, environment } = route.destination
  const where = `data center ${dc}, ${environment}`
  const error = new ZohoApiError(
    `Zoho refused ${call.what}${row === undefined ? '' : `, row ${row}`}: ${printable(code)} (HTTP ${status}, ${where})` +
      `${message === '' ? '' : `, ${quote(message)}`}.${describeDetails(call, details)}${cureFor(call, status, refusal)}`,
    {
      code,
      status,
      details,
      zohoMessage: message,
      dc,
      environment,
      outcome: isTrouble(status) && !call.repeatable ? 'unknown' : 'none',
    },
  )
  if (code !== 'OAUTH_SCOPE_MISMATCH' && code !== 'INVALID_OAUTHSCOPE') return error
  const granted = route.token.scopes
  return new MissingScopeError(
    `Zoho says that the token lacks a scope for ${call.what} (${where}). It needs ` +
      `${call.scopes.length === 0 ? 'a scope that this call does not declare' : call.scopes.join(' and ')}. ` +
      'Ask for it at the next login; refreshing changes nothing.',
    call.scopes,
    granted,
    { cause: error },
  )
}

/** A refusal that repeats the token, as a debugging gateway may, loses the part that does. */
function withoutEchoes({ code, message, details }: Refusal, sent: readonly string[]): Refusal {
  return {
    code: echoes(code, sent) ? 'UNKNOWN' : code,
    message: echoes(message, sent) ? '' : message,
    details: echoes(JSON.stringify(details), sent) ? {} : details,
  }
}

/** Zoho's codes are plain words; anything else is quoted like other foreign text. */
function printable(code: string): string {
  return /^[\w-]{1,60}$/.test(code) ? code : quote(code)
}

/** Keys of `details` that a message repeats. As one string, which is less to download than an array. */
const TOLD =
  'api_name json_path param_name expected_data_type expected_fields ambiguity_due_to dependee minimum_length maximum_length permissions regex param supported_values supported_version limit limit_due_to id'.split(
    ' ',
  )

/** The details that say *which* value was wrong. */
function describeDetails(call: Refused, details: Refusal['details']): string {
  const told: string[] = []
  const index = details['resource_path_index']
  if (typeof index === 'number') {
    const segments = call.path.split('/')
    const named = call.parameters.find((value) => encodeURIComponent(value) === segments[index])
    // Zoho's samples print 2 also where the value is segment 1; with one value there is no doubt.
    const value = named ?? (call.parameters.length === 1 ? call.parameters[0] : undefined)
    told.push(`resource_path_index ${index}${value === undefined ? '' : `: ${quote(value)}`}`)
  }
  for (const key of TOLD) {
    const value = details[key]
    if (value === undefined || value === null) continue
    told.push(`${key} ${quote(typeof value === 'object' ? JSON.stringify(value) : value)}`)
  }
  return told.length === 0 ? '' : ` It concerns ${told.join(', ')}.`
}

function cureFor(call: Refused, status: number, refusal: Refusal): string {
  const { code, details } = refusal
  if (code === 'INVALID_DATA' && details['resource_path_index'] !== undefined) {
    return call.hint === undefined ? ' No such resource; check the id.' : ` ${hintSentence(call.hint)}`
  }
  if (code === 'NO_PERMISSION')
    return ' The profile of the user who connected lacks a permission; an administrator can grant it.'
  if (code === 'INVALID_URL_PATTERN' || code === 'URL_RULE_NOT_CONFIGURED') {
    return ' No such path in this API version, or the token is of another data center.'
  }
  if (isTokenRefusal(status, code)) {
    return (
      ' Asking the token source again did not help. When the token is new, it belongs to another data center or ' +
      'environment, or the client was disabled; otherwise the user has to log in again.'
    )
  }
  if (isTrouble(status)) {
    return call.repeatable ? ' Zoho is in trouble; try again later.' : ` Zoho is in trouble. ${LOST_WRITE}`
  }
  return ''
}

/** The sentence of `'role, listRoles'`; any other text is the sentence itself. */
function hintSentence(hint: string): string {
  return hint.replace(
    /^([\w ]+), (\w+)$/,
    'No $1 of the connected organization has this id. $2(zoho) lists the ids; one of another organization, data center or ' +
      'sandbox is not known here.',
  )
}
