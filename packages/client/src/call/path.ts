import { quote } from '@x/dc/error'

/** A path below `/crm/{version}/`, made by the {@link path} tag and by nothing else. */
export interface Path {
  /** The encoded path: `settings/user_groups/123/sources`. */
  readonly value: string
  /** The same with its values left out, for metrics: `settings/user_groups/{}/sources`. */
  readonly template: string
  /** The values, in order, as they were given. */
  readonly parameters: readonly string[]
  /** Of a file that an answer names: the origin that it names, empty when it names none, and its query. */
  readonly download?: { readonly origin: string; readonly query: string } | undefined
}

/** Tells paths from look-alikes, also between copies of this package. */
export const brand: unique symbol = Symbol.for('@x/client/path')

/** Words and values, separated by single slashes; none leads and none trails. */
const SHAPE = /^(?:[\w-]|\{\})+(?:\/(?:[\w-]|\{\})+)*$/
const PLAIN = /^[\w-]+$/
/** A step to another folder; `..;` is one to servers that cut parameters off a segment. */
const DOTS = /^(?:\.|%2e){1,2}(?:;|%3b|$)/i
/** What splits or ends a segment, also for a gateway that decodes once more than it should; line ends of all kinds. */
// oxlint-disable-next-line no-control-regex -- control characters are what is refused
const SPLITS = /[/\\\u0000-\u001F\u007F-\u009F\u2028\u2029]|%2f|%5c/i

/**
 * Builds a path; each value becomes one segment, encoded. What would climb out of its place is refused.
 *
 * @throws TypeError for a value that is empty, `.`, `..` (also as `%2e` or `..;`), holds a slash, a backslash (also as
 *   `%2F` and `%5C`), a control character or a line separator, or is not a string
 * @example
 * const scopes = ['ZohoCRM.settings.roles.READ']
 * const body = await request(zoho, { path: path`settings/roles/${roleId}`, scopes })
 */
export function path(fixed: TemplateStringsArray, ...values: readonly (string | bigint)[]): Path {
  const template = fixed.join('{}')
  if (!SHAPE.test(template)) {
    throw new TypeError(
      `${quote(template)} is not a valid path. Write the part after /crm/{version}/, without a slash at either end and without a ` +
        'query: path`settings/roles/${id}`; query parameters have their own field.',
    )
  }
  return pathOf(fixed, values)
}

/** The path of words and the values between them, of which there is one less. The words are not checked. */
export function pathOf(words: readonly string[], values: readonly (string | bigint)[]): Path {
  let value = words[0] ?? ''
  for (let index = 0; index < values.length; index += 1) {
    value += encodeSegment(values[index]) + (words[index + 1] ?? '')
  }
  return new PathValue(value, words.join('{}'), values)
}

/** What the tag makes. A class, since calls are many and this is the cheapest object there is. */
class PathValue implements Path {
  readonly value: string
  readonly template: string
  readonly parameters: readonly string[]

  constructor(value: string, template: string, values: readonly (string | bigint)[]) {
    this.value = value
    this.template = template
    this.parameters = values.map(String)
    Object.freeze(this)
  }

  get [brand](): true {
    return true
  }
}

/** Whether a value was made by the {@link path} tag, of whichever copy of this package. */
export function isPath(value: unknown): value is Path {
  return typeof value === 'object' && value !== null && (value as { [brand]?: unknown })[brand] === true
}

function encodeSegment(value: unknown): string {
  // Ids and names, which is nearly all.
  if (typeof value === 'string' && PLAIN.test(value)) return value
  if (typeof value === 'bigint') return String(value)
  if (
    typeof value !== 'string' ||
    value === '' ||
    DOTS.test(value) ||
    SPLITS.test(value) ||
    !value.isWellFormed()
  ) {
    throw new TypeError(
      `${typeof value === 'string' ? quote(value) : `A value of type ${typeof value}`} cannot be part of a path. It must be a ` +
        'string (numbers have already lost digits of ids), not empty, no step to another folder, and without slashes, ' +
        'backslashes and control characters. Nothing was sent.',
    )
  }
  return encodeURIComponent(value)
}
