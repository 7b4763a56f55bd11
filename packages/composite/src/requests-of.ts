import type { Part } from './part.ts'

/** Zoho takes no more in one call. */
const MOST = 5

/** The parts as Zoho takes them. @throws TypeError for what they cannot carry */
export function requestsOf(parts: readonly Part[], version: string, parallel: boolean): readonly object[] {
  if (parts.length === 0 || parts.length > MOST)
    throw new TypeError(`A composite call has 1 to ${MOST} parts, not ${parts.length}. Nothing was sent.`)
  return parts.map((part, index) => {
    const { call } = part
    if (call.base !== undefined && call.base !== 'crm')
      throw new TypeError('A part of a composite call must be one below /crm, not a bulk job or an upload.')
    if (call.modifiedSince !== undefined || call.unmodifiedSince !== undefined)
      throw new TypeError('A part of a composite call cannot have modifiedSince or unmodifiedSince.')
    const stand = (value: unknown): unknown => withReferences(value, parts, index, parallel)
    const params = Object.entries(call.query ?? {}).filter(([, value]) => value !== undefined)
    return {
      sub_request_id: String(index + 1),
      method: call.method ?? 'GET',
      uri: stand(`/crm/${version}/${call.path.value}`),
      ...(params.length > 0 && {
        params: Object.fromEntries(params.map(([name, value]) => [name, stand(String(value))])),
      }),
      ...(call.headers !== undefined && { headers: call.headers }),
      ...(call.body !== undefined && { body: stand(plain(call.body)) }),
    }
  })
}

/** As JSON carries it: bigints as digits. */
function plain(body: unknown): unknown {
  return JSON.parse(
    JSON.stringify(body, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
  ) as unknown
}

/** Puts Zoho's references where a part stood in for a value of another one; a text that looks like one is refused. */
function withReferences(value: unknown, parts: readonly Part[], index: number, parallel: boolean): unknown {
  const inside = (each: unknown): unknown => withReferences(each, parts, index, parallel)
  if (Array.isArray(value)) return value.map(inside)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inside(each)]))
  if (typeof value !== 'string') return value
  if (value.includes('@{'))
    throw new TypeError('Zoho reads "@{" in a composite call as a reference: send this part on its own.')
  let text = value
  for (const [other, { references }] of parts.entries())
    for (const [digits, path] of references) {
      if (!text.includes(digits)) continue
      // In parallel a part waits for those that it refers to, wherever they stand.
      if (other > index && !parallel)
        throw new TypeError(
          'A part refers to an earlier one, and stands behind it, unless they run in parallel.',
        )
      text = text.replaceAll(digits, `@{${other + 1}:${path}}`)
    }
  return text
}
