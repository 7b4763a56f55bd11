import { inspect } from 'node:util'
import * as real from '../src/index.ts'
import type { AccessToken, Auth, AuthOptions, GrantTokenSource } from '../src/index.ts'

/**
 * The package with a leak check in front: tests import its functions from here. Every secret that passes is noted (client
 * secrets, states, codes, verifiers, tokens); so is everything that others may read: thrown errors, events, results,
 * addresses, console lines. After each test no secret may stand in any of it.
 */

/** Secret text, and where it came from. */
const secrets = new Map<string, string>()
/** What others may read, and where it came from. */
const readable: { readonly where: string; readonly text: string }[] = []
/** Shorter ones could be found by chance. */
const SHORTEST = 12
/** Longer than what the emulator's tokens and client ids have in common. */
const PART = 20

/** Notes a secret of a test's own; returns it. */
export function secret(value: string, name = 'a secret of the test'): string {
  if (value.length >= SHORTEST) secrets.set(value, name)
  return value
}

/** Notes text that others may read, in whatever form they would see it. */
export function exposed(where: string, value: unknown): void {
  for (const text of formsOf(value)) readable.push({ where, text })
}

/** Fails when a secret stands in something readable; then forgets everything. */
export function checkLeaks(): void {
  const found = new Set<string>()
  // The same texts come again and again: one search through each once, and a second one only for what was found.
  const everything = [...new Set(readable.map(({ text }) => text))].join('\n')
  for (const [value, name] of secrets) {
    // A prefix or an end gives a secret away, too.
    const parts = [value.slice(0, PART), value.slice(-PART), encodeURIComponent(value)]
    if (!parts.some((part) => everything.includes(part))) continue
    for (const { where, text } of readable) {
      if (parts.some((part) => text.includes(part)))
        found.add(`${name} stands in ${where}: ${text.slice(0, 300)}`)
    }
  }
  secrets.clear()
  readable.length = 0
  if (found.size > 0) throw new Error([...found].join('\n'))
}

/** Everything that printing, logging or sending a value could show. */
function formsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  const forms = [
    inspect(value, { depth: 12, maxArrayLength: null, maxStringLength: null }),
    String(asJson(value)),
  ]
  for (let each = value, depth = 0; each instanceof Error && depth < 8; each = each.cause, depth += 1) {
    const own = Object.fromEntries(
      Object.getOwnPropertyNames(each).map((name) => [name, Reflect.get(each as object, name)]),
    )
    forms.push(
      each.message,
      String(each.stack),
      String(each),
      String(asJson(each)),
      inspect(own, { depth: 3 }),
    )
  }
  return forms
}

function asJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value)
  } catch {
    // Lost: nothing; what JSON cannot hold is seen by inspect.
    return undefined
  }
}

const SECRET_NAMES = [
  'access_token',
  'client_secret',
  'code',
  'code_verifier',
  'device_code',
  'refresh_token',
  'token',
]

/** Notes the secrets of requests and answers, and the addresses. */
export function watchedFetch(inner: typeof fetch): typeof fetch {
  return async (input, init) => {
    const address = input instanceof Request ? input.url : String(input)
    exposed('the address of a request', address)
    if (typeof init?.body === 'string') noteForm(new URLSearchParams(init.body))
    const basic = /^Basic (.+)$/.exec(new Headers(init?.headers).get('authorization') ?? '')?.[1]
    if (basic !== undefined) secret(decodeURIComponent(atob(basic).split(':')[1] ?? ''), 'client_secret')
    const response = await inner(input, init)
    const body = response.body?.pipeThrough(noteAnswer()) ?? null
    return new Proxy(response, {
      get(target, name) {
        const value: unknown = name === 'body' ? body : Reflect.get(target, name, target)
        return typeof value === 'function' ? (value.bind(target) as unknown) : value
      },
    })
  }
}

function noteForm(form: URLSearchParams): void {
  for (const name of SECRET_NAMES) for (const value of form.getAll(name)) secret(value, name)
}

function noteAnswer(): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  const decoder = new TextDecoder()
  let text = ''
  return new TransformStream({
    transform(chunk, controller) {
      if (text.length < 100_000) text += decoder.decode(chunk, { stream: true })
      for (const name of SECRET_NAMES) {
        const value = new RegExp(`"${name}"\\s*:\\s*"([^"]*)"`).exec(text)?.[1]
        // What names no secret, such as Zoho's error codes, is not a secret either.
        if (value !== undefined && value.length < 5000) secret(value, name)
      }
      controller.enqueue(chunk)
    },
  })
}

/** The same function; what it throws and returns is noted as readable. */
function watched<A extends readonly unknown[], R>(
  name: string,
  call: (...given: A) => Promise<R>,
  note: (given: A, result: R | undefined) => void = () => {},
): (...given: A) => Promise<R> {
  return async (...given) => {
    note(given, undefined)
    try {
      const result = await call(...given)
      note(given, result)
      return result
    } catch (error) {
      exposed(`the error of ${name}`, error)
      throw error
    }
  }
}

export function createAuth(options: AuthOptions): Auth {
  const { clientSecret } = options
  if (typeof clientSecret === 'string') secret(clientSecret, 'clientSecret')
  else if (typeof clientSecret === 'object' && clientSecret !== null)
    for (const each of Object.values(clientSecret)) if (typeof each === 'string') secret(each, 'clientSecret')
  try {
    const auth = real.createAuth({
      ...options,
      fetch: watchedFetch(options.fetch ?? fetch),
      onEvent: (event) => {
        exposed(`the event ${event.type}`, event)
        return options.onEvent?.(event)
      },
    })
    exposed('auth itself', auth)
    return auth
  } catch (error) {
    exposed('the error of createAuth', error)
    throw error
  }
}

export const startLogin: typeof real.startLogin = watched(
  'startLogin',
  real.startLogin,
  (_given, started) => {
    if (started === undefined) return
    const { state, verifier } = JSON.parse(decodeURIComponent(started.pending)) as Record<string, string>
    secret(state ?? '', 'state')
    secret(verifier ?? '', 'code_verifier')
  },
)

export const finishLogin: typeof real.finishLogin = watched(
  'finishLogin',
  real.finishLogin,
  ([, given], grant) => {
    const query = new URLSearchParams(String(given.url).split('?').slice(1).join('?'))
    for (const name of ['code', 'state']) for (const value of query.getAll(name)) secret(value, name)
    exposed('what finishLogin returned', grant)
  },
)

export const redeemSelfClientCode: typeof real.redeemSelfClientCode = watched(
  'redeemSelfClientCode',
  real.redeemSelfClientCode,
  ([, { code }], grant) => {
    if (typeof code === 'string') secret(code, 'code')
    exposed('what redeemSelfClientCode returned', grant)
  },
)

export const connectOrganization: typeof real.connectOrganization = watched(
  'connectOrganization',
  real.connectOrganization,
  (_given, grant) => exposed('what connectOrganization returned', grant),
)

export const startDeviceLogin: typeof real.startDeviceLogin = watched(
  'startDeviceLogin',
  real.startDeviceLogin,
)

export const finishDeviceLogin: typeof real.finishDeviceLogin = watched(
  'finishDeviceLogin',
  real.finishDeviceLogin,
  (_given, grant) => exposed('what finishDeviceLogin returned', grant),
)

export const importGrant: typeof real.importGrant = watched(
  'importGrant',
  real.importGrant,
  ([, { refreshToken }], grant) => {
    if (typeof refreshToken === 'string') secret(refreshToken, 'refresh_token')
    exposed('what importGrant returned', grant)
  },
)

export const describeGrant: typeof real.describeGrant = watched(
  'describeGrant',
  real.describeGrant,
  (_given, grant) => exposed('what describeGrant returned', grant),
)

export const disconnect: typeof real.disconnect = watched('disconnect', real.disconnect)
export const rewrap: typeof real.rewrap = watched('rewrap', real.rewrap)

export const tokenFor: typeof real.tokenFor = (auth, grantId, options) => {
  const source = real.tokenFor(auth, grantId, options)
  const note = (token: AccessToken): AccessToken => {
    secret(token.value, 'access_token')
    exposed('a printed token', token)
    return token
  }
  const watchedSource: GrantTokenSource = (need) => {
    if (need?.rejected !== undefined) secret(need.rejected, 'access_token')
    const token = source(need)
    // The hot path stays synchronous.
    if (!(token instanceof Promise)) return note(token)
    return token.then(note, (error: unknown) => {
      exposed('the error of tokenFor', error)
      throw error
    })
  }
  return watchedSource
}

export { encryptedStore, memoryStore } from '../src/index.ts'
export type * from '../src/index.ts'
