import { parameter, type Context } from '../kernel/context.ts'
import { accountsJson, htmlError, oauthError } from './answers.ts'
import { authenticateClient, refuseReal } from './client-authentication.ts'
import { tokenBody } from './token-body.ts'
import { userKey } from '../kernel/token-rows.ts'

/** `POST /oauth/v3/device/token`: a device asks whether its user has decided. */
export function answerDeviceToken(context: Context): Response {
  const { services, host, notes } = context
  const { tokens, clock, limits, readings } = services
  const status = readings.tokens.deviceFeedbackStatus
  const grantType = parameter(context, 'grant_type')
  if (grantType === undefined) return htmlError(context, 400, 'Bad Request', 'grant_type is missing.')
  notes.grantType = grantType.slice(0, 60)
  const refused = refuseReal(context)
  if (refused !== undefined) return refused
  const client = authenticateClient(context)
  if (typeof client === 'string') return oauthError(context, client)
  if (grantType !== 'device_token' || client.type !== 'device') return oauthError(context, 'invalid_client')
  const device = tokens.devices.get(parameter(context, 'code') ?? '')
  if (device?.clientId !== client.clientId) return oauthError(context, 'invalid_code')

  const now = clock.now()
  const { polledAt = -Infinity, decision } = device
  tokens.devices.change({ ...device, polledAt: now })
  if (decision === undefined && device.expiresAt <= now) return oauthError(context, 'expired', status)
  if (limits.devicePoll !== 'off' && polledAt > now - limits.devicePoll && polledAt <= now) {
    // Told to go on elsewhere, a device asks there immediately; that is not too early.
    if (typeof decision !== 'object' || decision.dc !== host.dataCenter.id) {
      return oauthError(context, 'slow_down', status)
    }
  }
  if (decision === undefined) return oauthError(context, 'authorization_pending', status)
  if (decision === 'denied') {
    tokens.devices.remove(device.code)
    return oauthError(context, 'access_denied', status)
  }
  if (decision.dc !== host.dataCenter.id) {
    notes.code = 'other_dc'
    return accountsJson({ error: 'other_dc', user_location: decision.dc }, status)
  }
  tokens.devices.remove(device.code)
  const key = userKey(decision)
  const before = tokens.consents.get(key)
  tokens.consents.add({
    owner: key,
    scopes: device.scopes,
    place: decision.place,
    offline: device.offline || before?.offline === true,
  })
  const refresh = device.offline && (device.prompt || before?.offline !== true)
  const grant = refresh ? tokens.addGrant(decision) : undefined
  return accountsJson(tokenBody(context, tokens.issue(decision, grant), grant))
}
