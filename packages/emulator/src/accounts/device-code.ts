import { newToken } from '../kernel/credentials.ts'
import { parameter, type Context } from '../kernel/context.ts'
import { accountsJson, htmlError, oauthError } from './answers.ts'
import { refuseReal } from './client-authentication.ts'
import { parseScopes } from './scopes.ts'

/** `POST /oauth/v3/device/code`: a device asks for a code that its user types elsewhere. */
export function answerDeviceCode(context: Context): Response {
  const { services, host, notes } = context
  const { tokens, clock, random, limits, readings } = services
  const grantType = parameter(context, 'grant_type')
  if (grantType === undefined) return htmlError(context, 400, 'Bad Request', 'grant_type is missing.')
  notes.grantType = grantType.slice(0, 60)
  const refused = refuseReal(context)
  if (refused !== undefined) return refused
  const client = services.clients.get(parameter(context, 'client_id') ?? '')
  const fits = client?.type === 'device' && client.dataCenters.includes(host.dataCenter.id)
  if (client === undefined || !fits || grantType !== 'device_request')
    return oauthError(context, 'invalid_client')
  const scopes = parseScopes(parameter(context, 'scope'), readings.tokens.scopeSeparator)
  if (scopes === undefined) return oauthError(context, 'invalid_scope')

  const device = tokens.devices.add({
    code: newToken(random, '1004'),
    userCode: formatUserCode(random.letters(8)),
    dc: host.dataCenter.id,
    clientId: client.clientId,
    scopes,
    offline: parameter(context, 'access_type') === 'offline',
    prompt: parameter(context, 'prompt') === 'consent',
    expiresAt: clock.now() + limits.deviceCodeLife,
  })
  const page = `${host.dataCenter.accounts}/oauth/v3/device`
  const unit = readings.tokens.deviceTimes === 'seconds' ? 1000 : 1
  return accountsJson({
    user_code: device.userCode,
    device_code: device.code,
    verification_url: page,
    verification_uri_complete: `${page}?user_code=${device.userCode}`,
    interval: (limits.devicePoll === 'off' ? 0 : limits.devicePoll) / unit,
    expires_in: limits.deviceCodeLife / unit,
  })
}

/** Eight letters as a device shows them. */
export function formatUserCode(letters: string): string {
  return `${letters.slice(0, 4)}-${letters.slice(4)}`
}
