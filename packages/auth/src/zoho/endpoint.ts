import type { DataCenter } from '@x/dc'
import { isToolkitError, TimeoutError } from '@x/dc/error'
import {
  allowInsecureRequests,
  ClientSecretPost,
  Configuration,
  customFetch,
  type CustomFetch,
} from 'openid-client'
import { InvalidTokenResponseError } from '../errors/invalid-token-response-error.ts'
import type { Internals } from '../internals.ts'
import { Refusal } from './refusal.ts'
import type { Answer } from './answer.ts'
import { sendForm } from './send.ts'

/**
 * One data center's accounts server, as openid-client sees it. `translate` is the dialect layer: it turns Zoho's answer
 * into the one that OAuth prescribes, or throws.
 */
export function endpoint(
  auth: Internals,
  dc: DataCenter,
  secret: string,
  translate: (answer: Answer) => Readonly<Record<string, unknown>>,
  tokenPath: '/oauth/v2/token' | '/oauth/v3/device/token' = '/oauth/v2/token',
): Configuration {
  const configuration = new Configuration(
    {
      issuer: dc.accounts,
      authorization_endpoint: `${dc.accounts}/oauth/v2/auth`,
      token_endpoint: `${dc.accounts}${tokenPath}`,
      device_authorization_endpoint: `${dc.accounts}/oauth/v3/device/code`,
    },
    auth.clientId,
    undefined,
    ClientSecretPost(secret),
  )
  // The table admits http only for loopback (the emulator).
  if (dc.accounts.startsWith('http://')) allowInsecureRequests(configuration)
  // sendForm has the deadline, on the injected clock.
  configuration.timeout = 0
  configuration[customFetch] = (async (url, options) => {
    if (!(options.body instanceof URLSearchParams))
      throw new TypeError('openid-client sent something else than a form.')
    const answer = await sendForm(auth, dc, { url, headers: options.headers, body: options.body })
    return Response.json(translate(answer))
  }) satisfies CustomFetch
  return configuration
}

/**
 * Runs a call of openid-client and hands out what the layers above throw: our own errors, which openid-client wraps. Its
 * own errors hold the whole answer in their cause, so they are never passed on.
 */
export async function unwrap<T>(dc: DataCenter, call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    for (let each = error, depth = 0; each instanceof Error && depth < 5; each = each.cause, depth += 1) {
      if (isToolkitError(each) || each instanceof Refusal) throw each
    }
    if (error instanceof DOMException && error.name === 'TimeoutError') {
      throw new TimeoutError(`${dc.accounts} did not answer in time.`, dc.accounts, 0)
    }
    throw new InvalidTokenResponseError(
      `The accounts server of data center ${dc.id} sent an answer that is not a token. Nothing of it was used; try again later.`,
      { dc: dc.id, field: undefined },
    )
  }
}
