/** The key with which this emulator signs ID tokens. */
export interface SigningKey {
  /** The public half, as `jwks_uri` serves it (RFC 7517). */
  publicKey(): Promise<Readonly<Record<string, unknown>>>
  /** A signed token (RFC 7519, RS256). */
  sign(claims: Readonly<Record<string, unknown>>): Promise<string>
}

const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
const KEY_ID = 'emulator-1'

/** A key that is made when somebody first needs it: making one takes a tenth of a second. */
export function createSigningKey(): SigningKey {
  const make = (): ReturnType<typeof generate> => generate()
  let made: ReturnType<typeof generate> | undefined
  const pair = (): ReturnType<typeof generate> => (made ??= make())
  return Object.freeze({
    publicKey: async () => {
      const { kty, n, e } = await crypto.subtle.exportKey('jwk', (await pair()).publicKey)
      return { kty, n, e, kid: KEY_ID, alg: 'RS256', use: 'sig' }
    },
    sign: async (claims: Readonly<Record<string, unknown>>) => {
      const { privateKey } = await pair()
      const text = `${encode(JSON.stringify({ alg: 'RS256', typ: 'JWT', kid: KEY_ID }))}.${encode(JSON.stringify(claims))}`
      const signature = await crypto.subtle.sign(ALGORITHM, privateKey, new TextEncoder().encode(text))
      return `${text}.${base64url(new Uint8Array(signature))}`
    },
  })
}

async function generate() {
  const exponent = new Uint8Array([1, 0, 1])
  const parameters = { ...ALGORITHM, modulusLength: 2048, publicExponent: exponent }
  return await crypto.subtle.generateKey(parameters, true, ['sign', 'verify'])
}

function encode(text: string): string {
  return base64url(new TextEncoder().encode(text))
}

/** Base64 for addresses (RFC 4648 section 5), without padding. */
export function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
