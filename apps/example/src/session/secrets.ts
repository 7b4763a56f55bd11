import type { Store } from '@x/auth'

/** What every form of a session brings back. Nobody can compute it who has not the secret, or does not see the page. */
export async function csrfOf(id: string, secret: string): Promise<string> {
  const bytes = new TextEncoder()
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  const signing = await crypto.subtle.importKey('raw', bytes.encode(secret), hmac, false, ['sign'])
  return base64url(new Uint8Array(await crypto.subtle.sign('HMAC', signing, bytes.encode(`csrf ${id}`))))
}

/** The secret that signs session cookies: made once, kept in the store, so that a restart keeps sessions. */
export async function cookieSecret(store: Store): Promise<string> {
  const place = 'example:cookie-secret'
  const made = random() + random()
  if ((await store.write(place, made, undefined)) !== undefined) return made
  const row = await store.read(place)
  if (row === undefined) throw new Error('The store has no cookie secret and takes none.')
  return row.value
}

/** 256 bits, fit for an address and a cookie. */
export function random(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)))
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCodePoint(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
