// Customers on several data centers, through one registered client.
import { createAuth, describeGrant, disconnect, finishLogin, startLogin, tokenFor } from '@x/auth'
import { createClient, scopesFor } from '@x/client'
import { listUserGroups } from '@x/user-groups'
import { connectTo } from './zoho.ts'

const { clientId, clientSecret, redirectUri, dc } = connectTo('web')

// #region multi-tenant
const customers = { maple: 'ca', tokyo: 'jp', berlin: 'eu' }
const auth = createAuth({ clientId, clientSecret, redirectUri, dc })

for (const [grantId, account] of Object.entries(customers)) {
  const { url, pending } = await startLogin(auth, { scopes: scopesFor(listUserGroups) })
  await finishLogin(auth, { url: await connectTo('web', account).visit(url), pending, grantId })
}

// Each call goes to the customer's own data center, with the customer's own token.
for (const grantId of Object.keys(customers)) {
  const zoho = createClient({ token: tokenFor(auth, grantId) })
  const { items } = await listUserGroups(zoho)
  console.log(`${grantId}: ${items.length} groups in ${(await describeGrant(auth, grantId))?.dc}`)
}

await disconnect(auth, 'berlin')
console.log(`berlin: ${(await describeGrant(auth, 'berlin')) === undefined ? 'gone' : 'still here'}`)
// #endregion multi-tenant
