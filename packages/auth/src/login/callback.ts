import { CodeRejectedError } from '../errors/code-rejected-error.ts'
import { LoginStateError } from '../errors/login-state-error.ts'

/** Longest query that is looked at, and longest single value. */
const LONGEST_QUERY = 16_384
const LONGEST_VALUE = 2048

const names = ['state', 'code', 'error', 'location', 'accounts-server'] as const
type Name = (typeof names)[number]

/** The parameters of Zoho's redirect that mean something. All others are ignored. */
export type CallbackParameters = { readonly [name in Name]?: string }

/**
 * Reads the query of a callback address; scheme, host and path are not looked at, so a proxy in front changes nothing.
 * A parameter that comes twice, or is very long, is refused: one reader would take the first, another the last.
 *
 * @throws {@link LoginStateError}
 */
export function parseCallback(url: string | URL): CallbackParameters {
  const text = String(url)
  const query = /^[^#?]*\?([^#]*)/.exec(text.slice(0, LONGEST_QUERY))?.[1] ?? ''
  if (text.length > LONGEST_QUERY) throw malformed('is far too long')
  const parameters = new URLSearchParams(query)
  const found: { [name in Name]?: string } = {}
  for (const name of names) {
    const [first, ...others] = parameters.getAll(name)
    if (first === undefined) continue
    if (others.length > 0) throw malformed(`has the parameter ${name} more than once`)
    if (first.length > LONGEST_VALUE) throw malformed(`has a parameter ${name} of ${first.length} characters`)
    found[name] = first
  }
  return found
}

function malformed(what: string): LoginStateError {
  return new LoginStateError(`The callback address ${what}. Nothing was sent. Start the login again.`, {
    reason: 'malformed',
  })
}

/**
 * The code, when its shape is usable at all.
 *
 * @throws {@link CodeRejectedError}
 */
export function checkCode(code: unknown, dc: string): string {
  if (typeof code === 'string' && /^[\u0021-\u007E]{1,2048}$/.test(code)) return code
  const why =
    code === undefined || code === ''
      ? 'There is no code'
      : 'The code has a shape that no code of Zoho has (white space, other characters than ASCII, or too many)'
  throw new CodeRejectedError(`${why}. Nothing was sent to data center ${dc}. Start the login again.`, { dc })
}
