import { echoes } from './echoes.ts'

const DEEPEST = 5
const LONGEST_MESSAGE = 300
/** The name of a class, or a code: `ECONNRESET`, `UND_ERR_SOCKET`, `40001`. */
const WORD = /^[\w.$-]{1,64}$/
/** From here on a message quotes: JSON, a header, a query, a page. */
const QUOTES = /["`{[<]|(?<!\w)'/
/** Long and with a digit: a token, a key, their hex, and now and then a harmless id. */
const TOKEN_LIKE = /(?=[^\s]*\d)[^\s,;:()=]{20,}/g

/**
 * What a store, a `fetch` or a driver threw, fit to be the `cause` of an error: always a copy, with the name, the code and
 * the message of it and of its causes, and nothing else. Such errors carry requests, rows, headers and received bytes, as
 * members or behind what printing calls, so none of their members is kept. A message is kept up to where it quotes, and
 * not at all when a piece of what was sent stands in it.
 *
 * @param sent secrets of the request; without them a message loses what looks like a token
 */
export function safeCause(error: unknown, sent: readonly string[] = []): Error {
  return copyOf(error, sent, 0)
}

function copyOf(error: unknown, sent: readonly string[], depth: number): Error {
  const copy = new Error(messageOf(error, sent))
  copy.name = wordOf(error, 'name', sent) ?? 'Error'
  const code = wordOf(error, 'code', sent)
  if (code !== undefined) Object.assign(copy, { code })
  // Node.js tries several addresses and throws one error for all: the first says as much as the others.
  const cause = memberOf(error, 'cause') ?? memberOf(memberOf(error, 'errors'), '0')
  if (typeof cause === 'object' && cause !== null && depth < DEEPEST)
    Object.defineProperty(copy, 'cause', {
      value: copyOf(cause, sent, depth + 1),
      writable: true,
      configurable: true,
    })
  return copy
}

function messageOf(error: unknown, sent: readonly string[]): string {
  const told = typeof error === 'string' ? error : memberOf(error, 'message')
  if (typeof told !== 'string') return ''
  const message = told.slice(0, LONGEST_MESSAGE)
  if (echoes(message, sent)) return '(the message held what was sent, so it is left out)'
  // What is left is shown in terminals and logs.
  const plain = message.replaceAll(
    // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
    /[\u0000-\u001F\u007F-\u009F\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]+/g,
    ' ',
  )
  const quoteAt = plain.search(QUOTES)
  const unquoted = quoteAt === -1 ? plain : `${plain.slice(0, quoteAt).trimEnd()}…`
  return unquoted.replaceAll(TOKEN_LIKE, '…')
}

function wordOf(error: unknown, name: 'name' | 'code', sent: readonly string[]): string | undefined {
  const value = memberOf(error, name)
  if (typeof value !== 'string' || !WORD.test(value) || echoes(value, sent)) return undefined
  return value.search(TOKEN_LIKE) === -1 ? value : undefined
}

/** A member of something unknown, whose getter may throw. */
function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  try {
    return Reflect.get(value, name)
  } catch {
    // Lost: a member that cannot be read. There is nothing to show of it.
    return undefined
  }
}
