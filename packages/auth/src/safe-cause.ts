/** So many characters of a secret in a row are always found. */
const REVEALING = 24
const WINDOW = REVEALING - 8
/** So many values of an error are looked at; what has more is not shown. */
const MOST_VALUES = 2000
const DEEPEST = 5
const LONGEST_MESSAGE = 300

/**
 * What a store or a `fetch` threw, fit to be the `cause` of an error: as it is, unless a secret stands in it. Drivers
 * attach queries, rows and requests to their errors, in the message or beside it. Then a copy is left: name, code and
 * message of it and of its causes, without a message that quotes.
 */
export function safeCause(error: unknown, secrets: readonly string[]): unknown {
  const parts = secrets.flatMap(partsOf)
  return parts.length > 0 && reveals(error, parts) ? copyOf(error, parts, 0) : error
}

/** Pieces of a secret, of which at least one stands in whatever quotes it. */
function partsOf(secret: string): readonly string[] {
  if (secret === '') return []
  const parts = [secret.slice(-WINDOW)]
  for (let at = 0; at + WINDOW <= secret.length; at += REVEALING - WINDOW)
    parts.push(secret.slice(at, at + WINDOW))
  const encoded = parts.map(encodeURIComponent)
  return [...new Set([...parts, ...encoded])]
}

/** Whether a piece stands anywhere that printing or logging would show. */
function reveals(value: unknown, parts: readonly string[]): boolean {
  const values: unknown[] = [value]
  const seen = new Set<unknown>()
  try {
    // The list grows while it is walked.
    for (const each of values) {
      if (typeof each === 'string' && parts.some((part) => each.includes(part))) return true
      if (typeof each !== 'object' || each === null || seen.has(each)) continue
      seen.add(each)
      if (ArrayBuffer.isView(each))
        values.push(
          new TextDecoder().decode(
            new Uint8Array(each.buffer as ArrayBuffer, each.byteOffset, each.byteLength),
          ),
        )
      else values.push(...membersOf(each))
      if (values.length > MOST_VALUES) return true
    }
    return false
  } catch {
    // Lost: nothing. Whatever cannot be looked at is not shown.
    return true
  }
}

function membersOf(value: object): readonly unknown[] {
  const own = Reflect.ownKeys(value).map((key) => Reflect.get(value, key) as unknown)
  // Of forms, headers, maps and sets. What can be walked only once is left alone.
  const listed: unknown[] = []
  if (Symbol.iterator in value && !Array.isArray(value) && !('next' in value)) {
    for (const each of value as Iterable<unknown>) {
      listed.push(each)
      if (listed.length > MOST_VALUES) break
    }
  }
  // Those of a request are no own member.
  return 'headers' in value ? [...own, ...listed, value.headers] : [...own, ...listed]
}

function copyOf(error: unknown, parts: readonly string[], depth: number): Error {
  const member = (name: string): unknown => {
    try {
      return Reflect.get(Object(error) as object, name)
    } catch {
      return undefined
    }
  }
  const text = (name: string): string | undefined => {
    const value = member(name)
    return typeof value === 'string' && !reveals(value, parts) ? value : undefined
  }
  const message = text('message')?.slice(0, LONGEST_MESSAGE)
  const copy = new Error(message ?? '(the message held a secret, so it is left out)')
  copy.name = text('name') ?? 'Error'
  const code = text('code')
  if (code !== undefined) Object.assign(copy, { code })
  const cause = member('cause')
  if (cause instanceof Error && depth < DEEPEST) copy.cause = copyOf(cause, parts, depth + 1)
  return copy
}
