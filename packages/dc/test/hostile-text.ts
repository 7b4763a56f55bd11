import fc from 'fast-check'
import { anyText, webUrl } from './any-text.ts'

/** One change that a forger, or a careless program, makes to an address. Most keep it looking right. */
const changes: readonly ((origin: string, other: string, noise: string) => string)[] = [
  (origin) => `${origin}/`,
  (origin) => `${origin}.`,
  (origin) => `${origin}:443`,
  (origin) => `${origin}:8443`,
  (origin) => origin.replace('https://', 'http://'),
  (origin) => origin.replace('https://', 'HTTPS://'),
  (origin) => origin.replace('https://', '//'),
  (origin) => origin.replace('https://', ''),
  (origin) => origin.replace('https://', 'https:/'),
  (origin) => origin.replace('https://', 'https:\\\\'),
  (origin) => origin.replace('https://', 'https://user@'),
  (origin, other) => `${origin}@${other.replace('https://', '')}`,
  (origin, other) => `${other}/${origin}`,
  (origin, other) => `${other}?${origin}`,
  (origin, other) => `${other}#${origin}`,
  (origin, other) => `${origin}\\@${other.replace('https://', '')}`,
  (origin, other) => `${origin}.${other.replace('https://', '')}`,
  (origin, other) => `${origin} ${other}`,
  (origin, other) => `${origin},${other}`,
  (origin) => origin.toUpperCase(),
  (origin) => origin.replace('zoho', 'Zoho'),
  (origin) => origin.replace('o', '\u043E'),
  (origin) => origin.replace('a', '\u0430'),
  (origin) => origin.replace('.', '\u3002'),
  (origin) => origin.replace('zoho', '\uFF5A\uFF4F\uFF48\uFF4F'),
  (origin) => origin.replace('zoho', 'zo\u00ADho'),
  (origin) => origin.replace('zoho', 'zo\u200Bho'),
  (origin) => origin.replace('zoho', 'zo\tho'),
  (origin) => origin.replace('zoho', 'zo\nho'),
  (origin) => ` ${origin}`,
  (origin) => `${origin}\0`,
  (origin) => encodeURIComponent(origin),
  (origin) => origin.replace('accounts.', 'accounts%2E'),
  (origin) => origin.replace('accounts.', ''),
  (origin) => origin.replace(/\.[a-z]+$/, ''),
  (origin) => origin.replace(/\.[a-z]+$/, '.example'),
  (origin, _other, noise) => `${origin}${noise}`,
  (origin, _other, noise) => `${noise}${origin}`,
  (origin, _other, noise) => origin.slice(0, noise.length * 3) + noise + origin.slice(noise.length * 3),
  (origin, _other, noise) => origin.slice(0, -noise.length || undefined),
]

const elsewhere = [
  'https://evil.example',
  'https://127.0.0.1',
  'http://localhost:4600',
  'https://[::ffff:169.254.169.254]',
  'https://accounts.zoho.ca',
  'https://zoho.com',
  'https://accounts-zoho.com',
  'https://xn--accunts-zoho-8jd.com',
]

/** Texts that resemble the given ones, one or two changes away; the given ones themselves; and any text at all. */
export function hostileText(real: readonly string[]): fc.Arbitrary<string> {
  const origin = fc.constantFrom(...real)
  const other = fc.oneof(origin, fc.constantFrom(...elsewhere))
  const change = fc.nat(changes.length - 1)
  const noise = anyText({ maxLength: 3 })
  const changed = fc
    .tuple(origin, other, noise, fc.array(change, { minLength: 1, maxLength: 2 }))
    .map(([start, against, extra, steps]) =>
      steps.reduce((text, step) => changes[step]?.(text, against, extra) ?? text, start),
    )
  return fc.oneof(
    { weight: 6, arbitrary: changed },
    { weight: 2, arbitrary: origin },
    { weight: 1, arbitrary: fc.constantFrom(...elsewhere) },
    { weight: 1, arbitrary: webUrl() },
    { weight: 1, arbitrary: anyText() },
    {
      weight: 1,
      arbitrary: fc.constantFrom('', '__proto__', 'constructor', 'toString', 'null', 'undefined'),
    },
  )
}
