import type { DataCenter } from '@x/dc'
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { secureHeaders } from 'hono/secure-headers'

/** Strict headers: nothing inline, nothing from elsewhere, no frame around us. */
export function securityHeaders(dataCenters: readonly DataCenter[]): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
      // The Connect form is answered with a redirect to Zoho, and browsers hold redirects of a form to this list.
      formAction: ["'self'", ...dataCenters.map((row) => row.accounts)],
    },
    referrerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
    strictTransportSecurity: false,
  })
}

/**
 * One address for the app: cookies of `127.0.0.1` are not those of `localhost`, where Zoho sends people back to. Also
 * keeps other sites from reaching a local app under a name of theirs.
 */
export function ownOriginOnly(origin: string): MiddlewareHandler {
  const { host } = new URL(origin)
  return async (c, next) => {
    if (c.req.header('host') === host) return next()
    if (c.req.method !== 'GET') return c.text(`This app is at ${origin}.`, 421)
    const { pathname, search } = new URL(c.req.url)
    return c.redirect(`${origin}${pathname}${search}`, 307)
  }
}

/**
 * A path of this app to go back to; anything that leads elsewhere becomes `/home`. What the parser makes of it is checked,
 * not only what was written: `/.//evil.example` is a path of ours whose path is `//evil.example`, another host.
 */
export function safeReturnTo(value: unknown, origin: string): string {
  if (typeof value !== 'string' || value.length > 500 || !value.startsWith('/')) return '/home'
  if (!URL.canParse(value, origin)) return '/home'
  const url = new URL(value, origin)
  const path = `${url.pathname}${url.search}`
  const isOurs =
    url.origin === origin && !path.startsWith('//') && new URL(path, origin).href === `${origin}${path}`
  return isOurs ? path : '/home'
}

/** Pages have names, addresses and proofs in them: no cache may keep them. */
export const notStored: MiddlewareHandler = async (c, next) => {
  await next()
  c.header('cache-control', 'no-store')
}

/** Forms are short; a file to import may be longer. */
const MOST_OF_FORM = 65_536
const MOST_OF_FILE = 5_242_880

/** Refuses what is longer than a form, or a file that is imported. */
export const limitBody: MiddlewareHandler = (c, next) => {
  const isFile = /^\/t\/[^/]+\/records\/\w+\/import$/.test(c.req.path)
  const maxSize = isFile ? MOST_OF_FILE : MOST_OF_FORM
  return bodyLimit({ maxSize, onError: () => tooLong(isFile ? '5 MiB' : '64 KiB') })(c, next)
}

function tooLong(most: string): never {
  throw new HTTPException(413, {
    message: `That was more than this app takes: ${most}. Shorten it and send it again.`,
  })
}
