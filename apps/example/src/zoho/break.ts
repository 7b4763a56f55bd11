import { describeGrant, tokenFor } from '@x/auth'
import { createClient, type Client } from '@x/client'
import { isToolkitError } from '@x/dc/error'
import { listUserGroups } from '@x/user-groups'
import type { Tenant } from '../session/session.ts'
import type { Breakage } from './breakage.ts'
import type { LocalZoho } from './local-zoho.ts'
import type { Zoho } from './zoho.ts'

const A_MINUTE = 61_000

/** Breaks something, then makes the call that it strikes; if that failed, another one, to see whether it heals. */
export async function breakAndCall(
  zoho: Zoho,
  { emulator }: LocalZoho,
  tenant: Tenant,
  breakage: Breakage,
): Promise<void> {
  const say = (text: string): void => zoho.activity.say(tenant.grantId, { text, tone: 'you' })
  emulator.faults.clear()
  say(`You: ${breakage.label}.`)
  if (breakage.needsOlderToken === true && (await isYoung(zoho, tenant))) {
    say(
      'First a minute passes: the refusal of a younger token would mean that it is used at the wrong place.',
    )
    emulator.clock.advance(A_MINUTE)
  }
  for (const fault of breakage.faults) emulator.faults.add({ ...fault, dc: tenant.dc })
  const client = breakage.elsewhere === true ? pinnedElsewhere(zoho, tenant) : zoho.client(tenant)
  const well = await callZoho(zoho, tenant, client)
  if (breakage.lasting !== true) emulator.faults.clear()
  if (well) return
  if (breakage.pause !== undefined) {
    say('First ten seconds pass: after such an answer no token is asked for until then.')
    emulator.clock.advance(breakage.pause)
  }
  say('The same call again, with nothing broken:')
  await callZoho(zoho, tenant, zoho.client(tenant))
}

/** Makes one call; `false` when it failed. What happens on the way is in the log. */
export async function callZoho(zoho: Zoho, tenant: Tenant, client: Client): Promise<boolean> {
  try {
    // #region broken-call
    const { items } = await listUserGroups(client, { per_page: 200 }, { timeout: 6000 })
    // #endregion
    zoho.activity.say(tenant.grantId, { text: `The caller has its ${items.length} groups.`, tone: 'good' })
    return true
  } catch (error) {
    zoho.activity.say(tenant.grantId, { text: inWords(error), tone: 'bad' })
    return false
  }
}

/** What went wrong, in the toolkit's words: those of others may hold paths and addresses. */
export function inWords(error: unknown): string {
  return isToolkitError(error) ? `${error.name}: ${error.message}` : 'Something unexpected happened.'
}

async function isYoung(zoho: Zoho, { flow, startedAt, grantId }: Tenant): Promise<boolean> {
  const grant = await describeGrant(zoho.auth(flow, startedAt), grantId)
  const issuedAt = grant?.accessToken?.issuedAt
  return issuedAt !== undefined && zoho.clock.now() < issuedAt + A_MINUTE
}

/** A client that somebody nailed to a data center where the grant does not live. */
function pinnedElsewhere(zoho: Zoho, { flow, startedAt, grantId, dc }: Tenant): Client {
  const other = zoho.dataCenters.find((row) => row.id !== dc)
  return createClient({
    token: tokenFor(zoho.auth(flow, startedAt), grantId),
    dataCenters: zoho.dataCenters,
    clock: zoho.clock,
    onEvent: zoho.activity.client(grantId),
    ...(other === undefined ? {} : { dc: other.id }),
  })
}
