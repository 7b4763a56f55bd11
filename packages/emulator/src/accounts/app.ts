import { Hono } from 'hono'
import type { Context } from '../kernel/context.ts'
import { accountsJson, htmlError, oauthError } from './answers.ts'
import { answerAuthorize } from './authorize.ts'
import { answerApproval } from './approve.ts'
import { answerDeviceCode } from './device-code.ts'
import { answerDevicePage, answerDeviceDecision } from './device-page.ts'
import { answerDeviceToken } from './device-token.ts'
import { answerDiscovery, answerServerInfo } from './discovery.ts'
import { answerIntrospection, answerKeys, answerOpenIdUserInfo } from './open-id.ts'
import { revokeByClient, revokeByToken } from './revoke.ts'
import { answerToken } from './token.ts'
import { answerUserInfo } from './user-info.ts'

/** The accounts server of every data center; which one it is says the host. */
export function createAccountsApp(): Hono<{ Bindings: Context }> {
  const app = new Hono<{ Bindings: Context }>()
  app.get('/.well-known/openid-configuration', (c) => answerDiscovery(c.env))
  app.get('/oauth/serverinfo', (c) => answerServerInfo(c.env))
  app.get('/oauth/user/info', (c) => answerUserInfo(c.env))
  app.all('/oauth/v2/userinfo', (c) => answerOpenIdUserInfo(c.env))
  app.get('/oauth/v2/keys', (c) => answerKeys(c.env))
  app.post('/oauth/v2/introspect', (c) => answerIntrospection(c.env))

  app.all('/oauth/v2/auth', (c) => answerAuthorize(c.env))
  app.post('/oauth/v2/approve', (c) => answerApproval(c.env))
  app.all('/oauth/v2/token', (c) => answerToken(c.env))
  app.all('/oauth/v2/token/revoke', (c) =>
    c.env.services.readings.tokens.revokeEndpoint === 'new' ? notFound(c.env) : revokeByToken(c.env),
  )
  app.all('/oauth/v2/revoke/token', (c) =>
    c.env.services.readings.tokens.revokeEndpoint === 'old' ? notFound(c.env) : revokeByClient(c.env),
  )

  app.post('/oauth/v3/device/code', (c) => answerDeviceCode(c.env))
  app.post('/oauth/v3/device/token', (c) => answerDeviceToken(c.env))
  app.get('/oauth/v3/device', (c) => answerDevicePage(c.env))
  app.post('/oauth/v3/device', (c) => answerDeviceDecision(c.env))

  app.notFound((c) => notFound(c.env))
  app.onError((error, c) => {
    // A fault of the emulator itself must not pass for one of Zoho's: say so, and let the tests see a 500.
    oauthError(c.env, 'emulator_failure')
    return accountsJson({ error: 'emulator_failure', error_description: error.name }, 500)
  })
  return app
}

function notFound(context: Context): Response {
  return htmlError(context, 404, 'Not found', 'The accounts server has no such page.')
}
