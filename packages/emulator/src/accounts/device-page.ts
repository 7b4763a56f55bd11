import type { RegisteredClient } from '../kernel/clients.ts'
import { parameter, type Context } from '../kernel/context.ts'
import { accountPage } from '../pages/account-page.ts'
import { consentPage } from '../pages/consent-page.ts'
import { deviceDonePage, userCodePage } from '../pages/device-pages.ts'
import { accountChoices, organizationsOf } from './account-choices.ts'
import { htmlError } from './answers.ts'
import { refuseForeignForm } from './approve.ts'
import { formatUserCode } from './device-code.ts'
import type { Device } from '../kernel/token-rows.ts'

/** `GET /oauth/v3/device`: the code, then who logs in, then whether he allows it. */
export function answerDevicePage(context: Context): Response {
  const { services, host } = context
  const action = `${host.dataCenter.accounts}/oauth/v3/device`
  if (parameter(context, 'user_code') === undefined) return userCodePage(action)
  const found = find(context)
  if (found === undefined) return userCodePage(action, 'No device waits for this code. It may have expired.')
  const { device, client } = found
  const email = parameter(context, 'account')
  if (email === undefined) {
    const address = `/oauth/v3/device?user_code=${encodeURIComponent(device.userCode)}`
    const choices = accountChoices(services, host, client, address)
    const [only] = choices
    if (only === undefined) return htmlError(context, 400, 'Nobody here', 'Nobody can log in to this client.')
    return choices.length === 1 ? Response.redirect(only.href, 302) : accountPage(client.name, choices)
  }
  const options = organizationsOf(services, host.dataCenter.id, email)
  const [first] = options
  if (first === undefined) return htmlError(context, 400, 'Unknown account', 'No such user lives here.')
  return consentPage({
    clientName: client.name,
    userName: first.user.name,
    userEmail: first.user.email,
    dcName: host.dataCenter.name,
    scopes: device.scopes,
    organizations: options.map(({ place }) => ({
      key: place.key,
      name: place.crm.organization().name,
      environment: place.environment,
    })),
    action,
    hidden: [
      ['user_code', device.userCode],
      ['account', email],
    ],
  })
}

/** The form of that page. */
export function answerDeviceDecision(context: Context): Response {
  const { services, host } = context
  const foreign = refuseForeignForm(context)
  if (foreign !== undefined) return foreign
  const found = find(context)
  if (found === undefined) return htmlError(context, 400, 'Too late', 'No device waits for this code.')
  const { device, client } = found
  const pressed = parameter(context, 'decision')
  if (pressed === 'deny') {
    services.tokens.devices.change({ ...device, decision: 'denied' })
    return deviceDonePage('denied')
  }
  const options = organizationsOf(services, host.dataCenter.id, parameter(context, 'account') ?? '')
  const chosen = options.find(({ place }) => place.key === parameter(context, 'organization'))
  if (pressed !== 'allow' || chosen === undefined) {
    return htmlError(context, 400, 'Bad Request', 'Choose an organization, then Allow or Deny.')
  }
  const decision = {
    dc: host.dataCenter.id,
    environment: chosen.place.environment,
    place: chosen.place.key,
    clientId: client.clientId,
    userId: chosen.user.id,
    scopes: device.scopes,
  }
  services.tokens.devices.change({ ...device, decision })
  return deviceDonePage('allowed')
}

/** The code as the device shows it, whether it was typed in small letters, with spaces, or without the hyphen (RFC 8628, 6.1). */
function asShown(typed: string): string {
  return formatUserCode(
    typed
      .normalize('NFKC')
      .toUpperCase()
      .replaceAll(/[^A-Z0-9]/g, ''),
  )
}

function find(context: Context): { readonly device: Device; readonly client: RegisteredClient } | undefined {
  const { services, host } = context
  const typed = asShown(parameter(context, 'user_code') ?? '')
  for (const device of services.tokens.devices.where('userCode', typed)) {
    if (device.decision !== undefined) continue
    const client = services.clients.get(device.clientId)
    if (device.expiresAt <= services.clock.now() || client === undefined) return undefined
    return client.dataCenters.includes(host.dataCenter.id) ? { device, client } : undefined
  }
  return undefined
}
