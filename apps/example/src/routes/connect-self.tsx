import { disconnect, redeemSelfClientCode } from '@x/auth'
import { issueSelfClientCode } from '@x/emulator'
import { isToolkitError } from '@x/dc/error'
import { Hono, type Context } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { sessionEnded } from '../session/come-again.ts'
import { addressOf } from '../session/session.ts'
import { SelfClientPage } from '../views/self-client-page.tsx'
import { keepTenant, newGrantId } from '../zoho/connected.ts'
import { scopes } from '../zoho/scopes.ts'

/** Connecting with a self client: for your own scripts, where nobody logs in. */
export const connectSelf = new Hono<AppEnv>()
  .get('/', (c) => show(c, { dc: c.get('zoho').dc }))
  .post('/', async (c) => {
    const form = await c.req.parseBody()
    const zoho = c.get('zoho')
    const { dataCenters, emulator } = zoho
    const dc = dataCenters.find((row) => row.id === form['dc'])?.id ?? zoho.dc
    // The emulator has no console; the button beside the form plays it. The code is shown nowhere.
    const generated = emulator !== undefined && form['generate'] === 'yes'
    const typed = typeof form['code'] === 'string' ? form['code'].trim() : ''
    const code = generated ? issueSelfClientCode(emulator.emulator, { dc, scopes }) : typed
    try {
      // #region self-client
      const auth = zoho.auth('self')
      // At once: the code is good for minutes. The grant is good until it is revoked.
      const grant = await redeemSelfClientCode(auth, { code, dc, grantId: newGrantId() })
      // #endregion
      if (!(await keepTenant(zoho, c.get('session'), { flow: 'self', startedAt: zoho.dc, grant }))) {
        await disconnect(auth, grant.grantId, { whenNotRevoked: 'remove' })
        throw sessionEnded()
      }
      return c.redirect(`${addressOf(grant)}/home`, 303)
    } catch (error) {
      // A code of another data center: depending on the place, Zoho refuses the code or the client.
      if (!isToolkitError(error, 'CODE_REJECTED') && !isToolkitError(error, 'CLIENT_REJECTED')) throw error
      c.status(422)
      const problem = typed === '' && !generated ? 'Paste the code from the console.' : error.message
      return show(c, { dc, problem })
    }
  })

function show(c: Context<AppEnv>, chosen: { readonly dc: string; readonly problem?: string }) {
  const { dataCenters, emulator } = c.get('zoho')
  const page = { csrf: c.get('session').data.csrf, dataCenters, scopes, local: emulator !== undefined }
  return c.render(<SelfClientPage {...page} {...chosen} />, { title: 'Self client' })
}
