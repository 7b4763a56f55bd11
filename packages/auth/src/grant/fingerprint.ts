import { base64url } from '../base64url.ts'

/** SHA-256 of a secret, base64url: tells two apart without keeping either. */
export async function fingerprint(secret: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret))
  return base64url(new Uint8Array(digest))
}
