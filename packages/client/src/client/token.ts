import type { Environment } from '@x/dc'

/** An access token, and where Zoho takes it. */
export interface Token {
  /** The access token itself. It is put into one header and into nothing else. */
  readonly value: string
  /** The `api_domain` that came with it: `https://www.zohoapis.eu`. Selects the data center; must be in the table. */
  readonly apiDomain: string
  /** Environment the token belongs to. Left out: the one that `apiDomain` stands for. */
  readonly environment?: Environment | undefined
  /** Scopes it was granted, when known: a call that they cannot cover is then refused before it is sent. */
  readonly scopes?: readonly string[] | undefined
  /**
   * When it was issued, epoch milliseconds, where known. A token of a few seconds that Zoho refuses is sent once more after
   * a moment, before the source is told that it was refused: it may not have reached every server yet.
   */
  readonly issuedAt?: number | undefined
}

/** Why a token is asked for. */
export interface TokenNeed {
  /** Token that Zoho has just refused. An answer with the same value counts as no answer. */
  readonly rejected?: string
  /** Aborted when the call no longer needs the token. Work that others share goes on. */
  readonly signal?: AbortSignal
}

/**
 * Where a client gets its token, before every attempt. A source that has one in memory returns it without a promise;
 * then the call makes none either.
 */
export type TokenSource = (need: TokenNeed) => Token | Promise<Token>

/**
 * Makes sure that a token can be put into a header. `Headers` would refuse a bad one too, but print it.
 *
 * @throws TypeError naming what is wrong, never the value
 */
export function checkToken(token: Token): Token {
  const value: unknown = (token as Token | undefined)?.value
  if (
    typeof value === 'string' &&
    value.length <= 4096 &&
    /^[\x21-\x7E]+$/.test(value) &&
    typeof token.apiDomain === 'string' &&
    // What is not an address may be the token itself, and an unknown address is printed.
    /^https?:\/\//.test(token.apiDomain)
  ) {
    return token
  }
  throw new TypeError(
    'The token source must return { value, apiDomain }: the access token as one line of ASCII, and the api_domain ' +
      'that came with it, such as "https://www.zohoapis.eu".',
  )
}
