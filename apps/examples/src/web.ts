// A user of any data center logs in in the browser: `npm run pnpm -- --filter @x/examples example src/web.ts`
import { createAuth, finishLogin, startLogin, tokenFor } from '@x/auth'
import { createClient, paginate, scopesFor } from '@x/client'
import { getSourcesCount, listUserGroups } from '@x/user-groups'
import { connectTo } from './zoho.ts'

const { clientId, clientSecret, redirectUri, dc, visit } = connectTo('web')

// #region web
const auth = createAuth({ clientId, clientSecret, redirectUri, dc })

// Your route /connect: send the user to `url`, keep `pending` in their session.
const { url, pending } = await startLogin(auth, { scopes: scopesFor(listUserGroups, getSourcesCount) })
const callbackUrl = await visit(url)

// Your route /callback.
const grant = await finishLogin(auth, { url: callbackUrl, pending, grantId: 'acme' })

// Anywhere, from now on.
const zoho = createClient({ token: tokenFor(auth, 'acme') })
for await (const group of paginate((page) => listUserGroups(zoho, page))) {
  const { users, roles = 0 } = await getSourcesCount(zoho, group.id)
  console.log(`${grant.dc}: ${group.name} has ${users?.active ?? 0} active users and ${roles} roles`)
}
// #endregion web
