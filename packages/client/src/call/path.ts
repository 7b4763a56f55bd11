import { quote } from '@x/dc/error'
import { hasLoneSurrogate } from './lone-surrogate.ts'

/** A path below `/crm/{version}/`, made by the {@link path} tag and by nothing else. */
export interface Path {
  /** The encoded path: `settings/user_groups/123/sources`. */
  readonly value: string
  /** The same with its values left out, for metrics: `settings/user_groups/{}/sources`. */
  readonly template: string
  /** The values, in order, as they were given. */
  readonly parameters: readonly string[]
}

const brand = Symbol.for('@x/client/path')

/** Words and values, separated by single slashes; none leads and none trails. */
const SHAPE = /^(?:[\w-]|\{\})+(?:\/(?:[\w-]|\{\})+)*$/
const DOTS = /^(?:\.|%2e){1,2}$/i
// oxlint-disable-next-line no-control-regex -- control characters are what is refused
const CONTROL = /[\u0000-\u001F\u007F]/

/**
 * Builds a path; each value becomes one segment, encoded. What would climb out of its place is refused.
 *
 * @throws TypeError for a value that is empty, `.`, `..` (also as `%2e`), holds control characters, or is no string
 * @example
 * const scopes = ['ZohoCRM.settings.roles.READ']
 * const body = await request(zoho, { path: path`settings/roles/${roleId}`, scopes })
 */
export function path(fixed: TemplateStringsArray, ...values: readonly (string | bigint)[]): Path {
  const template = fixed.join('{}')
  if (!SHAPE.test(template)) {
    throw new TypeError(
      `${quote(template)} is no path. Write it below /crm/{version}/, without a slash at either end and without a ` +
        'query: path`settings/roles/${id}`; query parameters have their own field.',
    )
  }
  let value = fixed[0] ?? ''
  for (let index = 0; index < values.length; index += 1) {
    value += encodeSegment(values[index]) + (fixed[index + 1] ?? '')
  }
  return new PathValue(value, template, values)
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
  if (typeof value === 'bigint') return String(value)
  if (typeof value !== 'string') {
    throw new TypeError(
      `A value in a path must be a string, not ${value === null ? 'null' : `of type ${typeof value}`}. ` +
        'Numbers are refused because ids in them have already lost digits.',
    )
  }
  if (value === '' || DOTS.test(value) || CONTROL.test(value) || hasLoneSurrogate(value)) {
    throw new TypeError(
      `${quote(value)} cannot be part of a path: it is empty, a step to another folder, or no valid text. Nothing was sent.`,
    )
  }
  return encodeURIComponent(value)
}
