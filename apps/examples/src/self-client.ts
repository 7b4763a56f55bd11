// Your own organization, without a browser: a code from the console's self client.
import { createAuth, redeemSelfClientCode, tokenFor } from '@x/auth'
import { createClient, scopesFor } from '@x/client'
import { listUserGroups } from '@x/user-groups'
import { connectTo } from './zoho.ts'

const { clientId, clientSecret, dc, selfClientCode } = connectTo('self')
const scopes = scopesFor(listUserGroups)

// #region self-client
const auth = createAuth({ clientId, clientSecret, dc })
const code = await selfClientCode(scopes)
await redeemSelfClientCode(auth, { code, grantId: 'our-own' })

const zoho = createClient({ token: tokenFor(auth, 'our-own') })
const { items } = await listUserGroups(zoho)
console.log(items.map((group) => group.name).join(', '))
// #endregion self-client
