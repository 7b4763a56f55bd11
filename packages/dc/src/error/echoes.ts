/** So many characters of a secret in a row are always found; fewer say nothing. */
const REVEALING = 12
/** A secret that is shorter stands in many a text by accident. */
const SHORTEST = 6

/**
 * Whether a text that somebody else wrote holds a piece of what was sent: a page that shows the request, a refusal that
 * repeats a parameter, the message of a driver with its query. Then nothing of the text may be shown.
 *
 * @param sent every secret of the request; empty strings are ignored
 */
export function echoes(text: string, sent: readonly string[]): boolean {
  return sent.some(
    (secret) => secret.length >= SHORTEST && spellings(secret).some((each) => shareWindow(text, each)),
  )
}

/** As it is, as in a form, and as in a page. */
function spellings(secret: string): readonly string[] {
  const escaped = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return [...new Set([secret, encodeURIComponent(secret.toWellFormed()), escaped])]
}

function shareWindow(text: string, secret: string): boolean {
  if (secret.length < REVEALING) return text.includes(secret)
  const [short, long] = text.length < secret.length ? [text, secret] : [secret, text]
  for (let at = 0; at + REVEALING <= short.length; at += 1)
    if (long.includes(short.slice(at, at + REVEALING))) return true
  return false
}
