// From Zoho's SDK or your own code: take the refresh tokens along, so that nobody has to log in again.
import { createAuth, importGrant, tokenFor } from '@x/auth'
import { createClient, scopesFor } from '@x/client'
import { getSourcesCount } from '@x/user-groups'
import { connectTo } from './zoho.ts'

const { clientId, clientSecret, dc, refreshToken } = connectTo('web')
const scopes = scopesFor(getSourcesCount)

// #region import-grant
const auth = createAuth({ clientId, clientSecret, dc })
await importGrant(auth, { grantId: 'acme', refreshToken: await refreshToken(scopes), dc, scopes })

const zoho = createClient({ token: tokenFor(auth, 'acme') })
console.log(await getSourcesCount(zoho, '3652397000009952001'))
// #endregion import-grant
