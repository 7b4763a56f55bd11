import { echoes } from '@x/dc/error'
import type { DataCenter } from '@x/dc'
import { InvalidTokenResponseError } from '../errors/invalid-token-response-error.ts'
import { parseLife } from './expiry.ts'
import { readRefusal } from './refusal.ts'
import type { Answer } from './answer.ts'

/**
 * Zoho's token answer in the shape that OAuth (RFC 6749 section 5.1) gives it. Built from known members only, so nothing
 * else of an answer travels on.
 */
export type StandardTokenAnswer = {
  access_token: string
  token_type: 'bearer'
  expires_in: number
  refresh_token?: string
  scope?: string
  /** Zoho's: where the token is to be used. */
  api_domain?: string
  /** Ours: the answer did not say how long the token lives. */
  life_assumed?: true
}

/** Visible ASCII only: anything else would break a header, and the platform's error would print the token. */
const TOKEN = /^[\u0021-\u007E]{1,4096}$/

/**
 * Checks a token answer member by member. Success is a 2xx object without `error` and with an access token of a usable
 * shape; Zoho sends its errors at HTTP 200, too.
 *
 * @throws Refusal for Zoho's errors
 * @throws {@link InvalidTokenResponseError} for an object that is neither
 */
export function readTokenAnswer(answer: Answer, dc: DataCenter): StandardTokenAnswer {
  const { status, body, sent } = answer
  const own = (name: string): unknown => (Object.hasOwn(body, name) ? body[name] : undefined)
  const wrong = (field: string): InvalidTokenResponseError =>
    new InvalidTokenResponseError(
      `The token endpoint of data center ${dc.id} (HTTP ${status}) sent an unusable ${field}. Nothing of its answer was used; try again later.`,
      { dc: dc.id, field },
    )

  const accessToken = own('access_token')
  if ((own('error') ?? '') !== '' || accessToken === undefined) throw readRefusal(answer)
  if (status < 200 || status > 299) throw readRefusal(answer)
  if (typeof accessToken !== 'string' || !TOKEN.test(accessToken)) throw wrong('access_token')

  const type = own('token_type') ?? 'bearer'
  if (typeof type !== 'string' || !/^(?:bearer|zoho-oauthtoken)$/i.test(type)) throw wrong('token_type')

  const refreshToken = own('refresh_token') ?? ''
  if (refreshToken !== '' && (typeof refreshToken !== 'string' || !TOKEN.test(refreshToken)))
    throw wrong('refresh_token')

  const apiDomain = own('api_domain') ?? ''
  if (typeof apiDomain !== 'string' || apiDomain.length > 300) throw wrong('api_domain')
  // An unknown one is quoted in an error: it must not be a way to print a token.
  if (echoes(apiDomain, [...sent, accessToken, refreshToken])) throw wrong('api_domain')

  const scope = own('scope')
  const life = parseLife({ expires_in: own('expires_in'), expires_in_sec: own('expires_in_sec') })
  return {
    access_token: accessToken,
    token_type: 'bearer',
    expires_in: life.seconds,
    ...(refreshToken === '' ? {} : { refresh_token: refreshToken }),
    ...(typeof scope === 'string' && scope.length <= 10_000 ? { scope } : {}),
    ...(apiDomain === '' ? {} : { api_domain: apiDomain }),
    ...(life.assumed ? { life_assumed: true as const } : {}),
  }
}
