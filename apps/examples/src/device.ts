// A command line, a TV, a machine without a browser: the user approves on their phone.
import { createAuth, finishDeviceLogin, startDeviceLogin, tokenFor } from '@x/auth'
import { createClient, scopesFor } from '@x/client'
import { listUserGroups } from '@x/user-groups'
import { connectTo } from './zoho.ts'

const { clientId, clientSecret, dc, clock, approve } = connectTo('device')

// #region device
const auth = createAuth({ clientId, clientSecret, dc, clock })
const login = await startDeviceLogin(auth, { scopes: scopesFor(listUserGroups) })
console.log(`Open ${login.verificationUri} and type ${login.userCode}`)
await approve(login.userCode, login.verificationUri)

// Asks at Zoho's pace until the user has decided.
await finishDeviceLogin(auth, { device: login, grantId: 'this-machine' })

const zoho = createClient({ token: tokenFor(auth, 'this-machine') })
const { items } = await listUserGroups(zoho)
console.log(`${items.length} groups`)
// #endregion device
