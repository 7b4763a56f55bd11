// What a consumer does first, on whichever runtime loads this file: log in, count, refresh once for two calls, page
// through a list. Only the published packages and Web APIs; Zoho is an emulator, spoken to over HTTP.
import { createAuth, describeGrant, finishLogin, startLogin, tokenFor } from '@x/auth'
import { createClient, paginate } from '@x/client'
import { systemClock } from '@x/dc/clock'
import { getSourcesCount, listUserGroups } from '@x/user-groups'

const group = '3652397000009952001'
const hour = 3_600_000

/**
 * `zoho` is what the emulator's command prints with `--json`; `options` are further ones of the client.
 * @returns what happened, the same on every runtime
 */
export async function smoke(zoho, options = {}) {
  const { control, dataCenters, clientId, clientSecret, redirectUri } = zoho
  // The emulator's clock: whoever was here before has moved it on.
  let ahead = (await ask(control, '/clock')).now - Date.now()
  const clock = {
    now: () => Date.now() + ahead,
    monotonic: () => performance.now() + ahead,
    sleep: systemClock.sleep,
  }
  const auth = createAuth({ clientId, clientSecret, redirectUri, dataCenters, clock })

  const { url, pending } = await startLogin(auth, { scopes: ['ZohoCRM.settings.user_groups.READ'] })
  const { redirect } = await ask(control, '/authorize', { url, account: 'in' })
  const grantId = crypto.randomUUID()
  const known = await tokenCalls(control)
  await finishLogin(auth, { url: redirect, pending, grantId })
  const grant = await describeGrant(auth, grantId)
  const zohoCrm = createClient({ token: tokenFor(auth, grantId), dataCenters, clock, ...options })
  const counts = [await getSourcesCount(zohoCrm, group)]
  const loggedIn = await tokenCalls(control)

  // The token is over: two calls at once, one refresh.
  ahead += hour
  await ask(control, '/clock', { advance: hour })
  counts.push(...(await Promise.all([getSourcesCount(zohoCrm, group), getSourcesCount(zohoCrm, group)])))
  const refreshed = await tokenCalls(control)

  const ids = new Set()
  let pages = 0
  const groups = paginate((page) => {
    pages += 1
    return listUserGroups(zohoCrm, { ...page, per_page: 2 })
  })
  for await (const { id } of groups) ids.add(id)
  return {
    dc: grant?.dc,
    counts: [...new Set(counts.map((count) => JSON.stringify(count)))],
    tokenCallsOfLogin: loggedIn - known,
    tokenCallsOfTwoOverlappingCalls: refreshed - loggedIn,
    groups: ids.size,
    pages,
  }
}

async function tokenCalls(control) {
  const journal = await ask(control, '/journal')
  return journal.filter(({ path }) => path === '/oauth/v2/token').length
}

/** @returns {Promise<any>} */
async function ask(control, path, body) {
  const headers = { 'content-type': 'application/json' }
  const call = body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) }
  const response = await fetch(`${control}${path}`, call)
  if (!response.ok) throw new Error(`${path} of the emulator: ${response.status} ${await response.text()}`)
  return response.json()
}
