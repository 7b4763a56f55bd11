// You keep the tokens yourself: the client needs only the current one and the api_domain that came with it.
import { createClient, scopesFor } from '@x/client'
import { listUserGroups } from '@x/user-groups'
import { connectTo } from './zoho.ts'

const { clientId, clientSecret, dc, refreshToken } = connectTo('web')
const refresh_token = await refreshToken(scopesFor(listUserGroups))
const body = new URLSearchParams({
  grant_type: 'refresh_token',
  client_id: clientId,
  client_secret: clientSecret,
  refresh_token,
})
if (dc !== 'us')
  throw new Error('This program asks the United States; see the other programs for the rest of the world.')
const answer = await fetch('https://accounts.zoho.com/oauth/v2/token', { method: 'POST', body })
const { access_token, api_domain } = (await answer.json()) as { access_token: string; api_domain: string }

// #region own-token
const zoho = createClient({ token: () => ({ value: access_token, apiDomain: api_domain }) })
const { items } = await listUserGroups(zoho)
console.log(items.map((group) => group.name).join(', '))
// #endregion own-token
