import type { RedisClientType } from 'redis'

/** Who is signed in to your app, and in which session. */
export interface Visitor {
  readonly userId: string
  readonly sessionId: string
}

/**
 * Your own sign-in: here, sessions in Redis. Whatever you have, its cookie is HttpOnly, Secure and SameSite=Lax: with
 * `Strict` browsers leave it out on the way back from Zoho, and the callback knows nobody.
 */
export async function visitorOf(
  redis: Pick<RedisClientType, 'hGet'>,
  cookies: string | null | undefined,
): Promise<Visitor | undefined> {
  const sessionId = /(?:^|; )__Host-session=([\w-]{32,})(?:;|$)/.exec(cookies ?? '')?.[1]
  if (sessionId === undefined) return undefined
  const userId = await redis.hGet(`session:${sessionId}`, 'userId')
  return userId === null ? undefined : { userId, sessionId }
}
