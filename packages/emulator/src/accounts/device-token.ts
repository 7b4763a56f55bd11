import { parameter, type Visit } from '../kernel/visit.ts'
import { accountsJson, htmlError, oauthError } from './answers.ts'
import { authenticateClient, refuseReal } from './client-authentication.ts'
import { tokenBody } from './token-body.ts'
import { userKey } from './tokens.ts'

/** `POST /oauth/v3/device/token`: a device asks whether its user has decided. */
export function answerDeviceToken(visit: Visit): Response {
  const { kernel, host, note } = visit
  const { tokens, clock, limits, readings } = kernel
  const status = readings.tokens.deviceFeedbackStatus
  const grantType = parameter(visit, 'grant_type')
  if (grantType === undefined) return htmlError(visit, 400, 'Bad Request', 'grant_type is missing.')
  note.grantType = grantType.slice(0, 60)
  const refused = refuseReal(visit)
  if (refused !== undefined) return refused
  const client = authenticateClient(visit)
  if (typeof client === 'string') return oauthError(visit, client)
  if (grantType !== 'device_token' || client.type !== 'device') return oauthError(visit, 'invalid_client')
  const device = tokens.devices.get(parameter(visit, 'code') ?? '')
  if (device?.clientId !== client.clientId) return oauthError(visit, 'invalid_code')

  const now = clock.now()
  const { polledAt = -Infinity, decision } = device
  device.polledAt = now
  if (decision === undefined && device.expiresAt <= now) return oauthError(visit, 'expired', status)
  if (limits.devicePoll !== 'off' && polledAt > now - limits.devicePoll && polledAt <= now) {
    // Told to go on elsewhere, a device asks there at once; that is no haste.
    if (typeof decision !== 'object' || decision.dc !== host.dataCenter.id) {
      return oauthError(visit, 'slow_down', status)
    }
  }
  if (decision === undefined) return oauthError(visit, 'authorization_pending', status)
  if (decision === 'denied') {
    tokens.devices.delete(device.code)
    return oauthError(visit, 'access_denied', status)
  }
  if (decision.dc !== host.dataCenter.id) {
    note.code = 'other_dc'
    return accountsJson({ error: 'other_dc', user_location: decision.dc }, status)
  }
  tokens.devices.delete(device.code)
  const key = userKey(decision)
  const before = tokens.consents.get(key)
  tokens.consents.set(key, {
    scopes: device.scopes,
    place: decision.place,
    offline: device.offline || before?.offline === true,
  })
  const refresh = device.offline && (device.prompt || before?.offline !== true)
  const grant = refresh ? tokens.addGrant(decision) : undefined
  return accountsJson(tokenBody(visit, tokens.issue(decision, grant), grant))
}
