import { isJsonObject } from '../json.ts'
import type { AccessToken } from '../kernel/token-rows.ts'
import { malformedBody, type CrmAnswer, type FormPart, type PreparedCall } from '../crm/index.ts'
import type { OrganizationHost } from '../kernel/organizations.ts'
import { looksReal } from '../kernel/credentials.ts'
import type { Context } from '../kernel/context.ts'
import { apiError, tooManyCalls } from './answers.ts'
import { answerElsewhere } from './elsewhere.ts'

const PATH = /^\/crm\/(v(\d{1,4})(?:\.\d{1,2})?)(\/.*)$/
/** Of links to the export of the audit log. */
const FILE = /^\/v2\/crm\/\d+\/auditlog\//
const OLDEST = 2
const NEWEST = 8

/**
 * What stands before the CRM: the address, the token, the limits. With `pause` the call takes time, and counts as
 * running for as long.
 */
export function answerApi(
  context: Context,
  readRows: () => unknown,
  form?: readonly FormPart[],
  pause?: () => Promise<void>,
): Response | Promise<Response> {
  const { services, host, request, url } = context
  if (FILE.test(url.pathname) && (host.role === 'files' || host.role === 'api')) return answerFile(context)
  if (host.role !== 'api') return answerElsewhere(context)
  const [, version = '', major = '', path = ''] = PATH.exec(url.pathname) ?? []
  if (version === '') return unknownAddress(context)
  const token = acceptToken(context)
  if (token instanceof Response) return token
  const place = services.organizations.get(token.place)
  if (place === undefined) return deadToken(context)
  const refused = refuseVersion(context, version, Number(major))
  if (refused !== undefined) return refused
  const body = readRows()
  const call = place.crm.prepare({
    version,
    method: request.method,
    path,
    query: url.searchParams,
    body,
    form,
    caller: token,
    modifiedSince: readTime(request.headers.get('if-modified-since')),
    unmodifiedSince: readTime(request.headers.get('if-unmodified-since')),
    external: request.headers.get('x-external') ?? undefined,
  })
  const leave = services.usage.enter(place, token.clientId, call.heavy ? 'heavy' : 'light')
  if (leave === undefined) return tooMany(context)
  const run = (): Response => answerCall(context, call, token, place)
  if (pause !== undefined) return pause().then(run).finally(leave)
  try {
    return run()
  } finally {
    leave()
  }
}

/** A file of a link. It costs no credits. */
function answerFile(context: Context): Response {
  const token = acceptToken(context)
  if (token instanceof Response) return token
  const place = context.services.organizations.get(token.place)
  if (place === undefined) return deadToken(context)
  if (context.request.method !== 'GET') return unknownAddress(context)
  const answer = place.crm.file({ path: context.url.pathname, caller: token })
  if (answer.bytes !== undefined)
    return new Response(answer.bytes, { status: 200, headers: answer.headers ?? {} })
  keepCode(context, answer)
  return new Response(JSON.stringify(answer.body), {
    status: answer.status,
    headers: { 'content-type': 'application/json;charset=UTF-8' },
  })
}

/** Answers a call that has been let in. */
function answerCall(
  context: Context,
  call: PreparedCall,
  token: AccessToken,
  place: OrganizationHost,
): Response {
  const { usage } = context.services
  const spent = usage.spend(place, call.credits)
  if (spent === undefined) return tooMany(context)
  const answer = call.answer()
  const back = (answer.credits ?? call.credits) - call.credits
  const remaining = back === 0 ? spent : (usage.spend(place, back) ?? spent)
  if (answer.status >= 400) keepCode(context, answer)
  const headers: Record<string, string> = { 'x-accesstoken-reset': token.reset, ...answer.headers }
  if (remaining.told) headers['x-api-credits-remaining'] = String(remaining.left)
  if (answer.bytes !== undefined) return new Response(answer.bytes, { status: answer.status, headers })
  if (answer.body === undefined) return new Response(null, { status: answer.status, headers })
  headers['content-type'] = 'application/json;charset=UTF-8'
  headers['content-disposition'] = 'attachment; filename=response.json'
  return new Response(JSON.stringify(answer.body), { status: answer.status, headers })
}

function refuseVersion(context: Context, version: string, major: number): Response | undefined {
  const isKnown = major >= OLDEST && major <= NEWEST && (!version.includes('.') || major === OLDEST)
  return isKnown ? undefined : unknownAddress(context)
}

/** An instant in a header, epoch milliseconds; what is not one is as if it were not sent. */
function readTime(text: string | null): number | undefined {
  const time = text === null ? Number.NaN : Date.parse(text)
  return Number.isNaN(time) ? undefined : time
}

/** The body of an API call: parsed, absent, or marked as no JSON. */
export function readJson(bytes: Uint8Array): unknown {
  if (bytes.byteLength === 0) return undefined
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown
  } catch {
    // Lost: where the text stops being JSON. Zoho does not say it either.
    return malformedBody
  }
}

/** The token that a call carries, or why it is not accepted. */
function acceptToken(context: Context): AccessToken | Response {
  const { services, host, request, notes } = context
  const header = request.headers.get('authorization')
  if (header === null) return apiError(context, 401, 'AUTHENTICATION_FAILURE', 'Authentication failed')
  const space = header.indexOf(' ')
  const scheme = space === -1 ? '' : header.slice(0, space)
  const value = header.slice(space + 1)
  notes.scheme = /^[A-Za-z][A-Za-z-]{0,19}$/.test(scheme) ? scheme : '?'
  if (!services.allowRealCredentials && looksReal(value)) {
    return apiError(
      context,
      403,
      'REAL_CREDENTIALS_REFUSED',
      'This is a local emulator, and the token looks like one of the real Zoho. It was not stored.',
    )
  }
  const known = scheme.toLowerCase()
  if (
    known !== 'zoho-oauthtoken' &&
    !(known === 'bearer' && services.readings.gateway.bearer === 'accepted')
  ) {
    return apiError(context, 401, 'AUTHENTICATION_FAILURE', 'Authentication failed')
  }
  const token = services.tokens.accessTokens.get(value)
  if (token === undefined) {
    return services.tokens.evicted.get(value) !== undefined
      ? apiError(context, 401, services.readings.gateway.evictedToken, 'invalid oauth token')
      : deadToken(context)
  }
  const { dataCenter, environment } = host
  const fits = token.dc === dataCenter.id && token.environment === environment
  return fits && token.expiresAt > services.clock.now() ? token : deadToken(context)
}

function deadToken(context: Context): Response {
  return apiError(context, 401, context.services.readings.gateway.deadToken, 'invalid oauth token')
}

function unknownAddress(context: Context): Response {
  return apiError(
    context,
    404,
    'INVALID_URL_PATTERN',
    'Please check if the URL trying to access is a correct one',
  )
}

function tooMany(context: Context): Response {
  return tooManyCalls(context, context.services.readings.gateway.retryAfter === 'present' ? 60 : undefined)
}

function keepCode({ notes }: Context, { body }: CrmAnswer): void {
  const code = codeOf(body)
  if (code !== undefined) notes.code = code
}

/** The code of an error; or of the first row that was refused, where an answer has one for each. */
function codeOf(body: unknown): string | undefined {
  if (!isJsonObject(body)) return undefined
  if (typeof body['code'] === 'string') return body['code']
  const [rows] = Object.values(body).filter((value) => Array.isArray(value))
  const refused: unknown = rows?.find((row: unknown) => isJsonObject(row) && row['status'] === 'error')
  return codeOf(refused)
}
