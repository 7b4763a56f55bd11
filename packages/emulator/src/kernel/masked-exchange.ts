import { isJsonObject } from '../json.ts'
import type { Kept } from './exchanges.ts'
import type { Role } from './host.ts'
import type { Masking } from './masking.ts'

const SECRET_HEADER = /^(?:cookie|set-cookie|proxy-authorization|x-.*(?:token|secret|key).*)$/i
/** In the data of a CRM these are an error's code, the field of an address, and where a list goes on. */
const PLAIN_IN_DATA = /^(?:code|state|.*page_token)$/i
const LONGEST = 20_000

/** Headers as somebody may see them: names as they came, each secret `***`. */
export function maskHeaders(masking: Masking, headers: Headers): readonly (readonly [string, string])[] {
  return [...headers].map(([name, value]) => [name, maskHeader(masking, name, value)])
}

function maskHeader(masking: Masking, name: string, value: string): string {
  if (SECRET_HEADER.test(name)) return '***'
  const [scheme = ''] = value.split(' ', 1)
  if (name === 'authorization') return scheme === value ? '***' : `${masking.text(scheme)} ***`
  const start = value.indexOf('?')
  if (start === -1) return masking.value(name, value)
  // An address: what somebody is sent back with.
  return `${masking.text(value.slice(0, start))}?${masking.query(value.slice(start + 1)).text}`
}

/** A body as somebody may see it: JSON with each secret masked; of anything else how much there was. */
export function maskBody(masking: Masking, role: Role, body: Kept | undefined): string {
  if (body === undefined) return ''
  const { contentType, length, text } = body
  const [type = ''] = contentType.split(';', 1)
  const instead = `(${length.toLocaleString('en')} bytes${type === '' ? '' : ` of ${type}`})`
  if (type === 'application/x-www-form-urlencoded') return masking.query(text).text
  try {
    const shown = JSON.stringify(masked(masking, role, '', JSON.parse(text)), null, 2)
    return shown.length > LONGEST ? `${shown.slice(0, LONGEST)}…` : shown
  } catch {
    // Lost: the text. What cannot be read cannot be searched for secrets.
    return instead
  }
}

function masked(masking: Masking, role: Role, name: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => masked(masking, role, name, each))
  if (isJsonObject(value))
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [masking.text(key), masked(masking, role, key, each)]),
    )
  if (typeof value !== 'string' && typeof value !== 'number') return value
  const isPlain = role !== 'accounts' && PLAIN_IN_DATA.test(name)
  const shown = isPlain ? masking.text(String(value)) : masking.value(name, String(value))
  return typeof value === 'number' && shown === String(value) ? value : shown
}
