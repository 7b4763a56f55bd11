import type { AccessToken } from '../accounts/tokens.ts'
import { malformedBody, type CrmAnswer } from '../crm/index.ts'
import type { Place } from '../kernel/directory.ts'
import { looksReal } from '../kernel/credentials.ts'
import type { Visit } from '../kernel/visit.ts'
import { apiError, tooManyCalls } from './answers.ts'
import { isHeavy } from './heavy.ts'

const PATH = /^\/crm\/(v(\d{1,4})(?:\.\d{1,2})?)(\/.*)$/
const OLDEST = 7
const NEWEST = 8

/**
 * What stands before the CRM: the address, the token, the limits. With `pause` the call takes time, and counts as
 * running for as long.
 */
export function answerApi(
  visit: Visit,
  readRows: () => unknown,
  pause?: () => Promise<void>,
): Response | Promise<Response> {
  const { kernel, host, request, url } = visit
  if (host.role === 'crm') {
    return apiError(visit, 400, 'INVALID_HOST', 'The API is not served on this host; call the zohoapis host')
  }
  const [, version = '', major = '', path = ''] = PATH.exec(url.pathname) ?? []
  if (version === '') return unknownAddress(visit)
  const token = acceptToken(visit)
  if (token instanceof Response) return token
  const place = kernel.directory.get(token.place)
  if (place === undefined) return deadToken(visit)
  const refused = refuseVersion(visit, version, Number(major))
  if (refused !== undefined) return refused
  const body = readRows()
  const heavy = isHeavy(request.method, path, url.searchParams, body)
  const leave = kernel.gauge.enter(place, token.clientId, heavy)
  if (leave === undefined) return tooMany(visit)
  const run = (): Response => answerCall(visit, { version, path, body, token, place })
  if (pause !== undefined) return pause().then(run).finally(leave)
  try {
    return run()
  } finally {
    leave()
  }
}

/** A call that has been let in. */
interface Call {
  readonly version: string
  readonly path: string
  readonly body: unknown
  readonly token: AccessToken
  readonly place: Place
}

function answerCall(visit: Visit, { version, path, body, token, place }: Call): Response {
  const { kernel, request, url } = visit
  const remaining = kernel.gauge.spend(place, 1)
  if (remaining === undefined) return tooMany(visit)
  const { method } = request
  const answer = place.crm.handle({ version, method, path, query: url.searchParams, body, caller: token })
  if (answer.status >= 400) noteCode(visit, answer)
  const headers: Record<string, string> = { 'x-accesstoken-reset': token.reset, ...answer.headers }
  if (remaining.told) headers['x-api-credits-remaining'] = String(remaining.left)
  if (answer.body === undefined) return new Response(null, { status: answer.status, headers })
  headers['content-type'] = 'application/json;charset=UTF-8'
  headers['content-disposition'] = 'attachment; filename=response.json'
  return new Response(JSON.stringify(answer.body), { status: answer.status, headers })
}

function refuseVersion(visit: Visit, version: string, major: number): Response | undefined {
  const minor = version.includes('.')
  if (major > NEWEST || (major === NEWEST && minor)) return unknownAddress(visit)
  if (major >= OLDEST && !minor) return undefined
  return apiError(visit, 400, 'API_NOT_SUPPORTED', 'This version of the API does not support the call', {
    supported_version: OLDEST,
  })
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
function acceptToken(visit: Visit): AccessToken | Response {
  const { kernel, host, request, note } = visit
  const header = request.headers.get('authorization')
  if (header === null) return apiError(visit, 401, 'AUTHENTICATION_FAILURE', 'Authentication failed')
  const space = header.indexOf(' ')
  const scheme = space === -1 ? '' : header.slice(0, space)
  const value = header.slice(space + 1)
  note.scheme = /^[A-Za-z][A-Za-z-]{0,19}$/.test(scheme) ? scheme : '?'
  if (!kernel.allowRealCredentials && looksReal(value)) {
    return apiError(
      visit,
      403,
      'REAL_CREDENTIALS_REFUSED',
      'This is a local emulator, and the token looks like one of the real Zoho. It was not stored.',
    )
  }
  const known = scheme.toLowerCase()
  if (known !== 'zoho-oauthtoken' && !(known === 'bearer' && kernel.readings.gateway.bearer === 'accepted')) {
    return apiError(visit, 401, 'AUTHENTICATION_FAILURE', 'Authentication failed')
  }
  const token = kernel.tokens.accessTokens.get(value)
  if (token === undefined) {
    return kernel.tokens.evicted.has(value)
      ? apiError(visit, 401, kernel.readings.gateway.evictedToken, 'invalid oauth token')
      : deadToken(visit)
  }
  const { dataCenter, environment } = host
  const fits = token.dc === dataCenter.id && token.environment === environment
  return fits && token.expiresAt > kernel.clock.now() ? token : deadToken(visit)
}

function deadToken(visit: Visit): Response {
  return apiError(visit, 401, visit.kernel.readings.gateway.deadToken, 'invalid oauth token')
}

function unknownAddress(visit: Visit): Response {
  return apiError(
    visit,
    404,
    'INVALID_URL_PATTERN',
    'Please check if the URL trying to access is a correct one',
  )
}

function tooMany(visit: Visit): Response {
  return tooManyCalls(visit, visit.kernel.readings.gateway.retryAfter === 'present' ? 60 : undefined)
}

function noteCode({ note }: Visit, { body }: CrmAnswer): void {
  if (typeof body === 'object' && body !== null && 'code' in body) note.code = String(body.code)
}
