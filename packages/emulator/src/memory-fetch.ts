import { quote } from '@x/dc/error'
import type { Outcome } from './faults/outcome.ts'
import type { Hosts } from './kernel/host.ts'
import type { Handler } from './handler.ts'
import type { Limits } from './kernel/limits.ts'
import { errorPage } from './pages/error-page.ts'

/** What {@link Emulator.fetch} takes, as the global one. */
export type MemoryFetch = (input: Request | string | URL, init?: RequestInit) => Promise<Response>

const MOST_REDIRECTS = 20

/** A `fetch` that reaches nothing but the hosts of the emulator, and otherwise behaves as the platform's. */
export function createMemoryFetch(options: {
  readonly hosts: Hosts
  readonly handle: Handler
  readonly limits: Pick<Limits, 'headerBytes'>
}): MemoryFetch {
  const { hosts, handle, limits } = options

  const once = async (request: Request): Promise<Response> => {
    const { origin } = new URL(request.url)
    const host = hosts.find(origin)
    if (host === undefined) {
      throw new TypeError(
        `fetch failed: the emulator has no host ${quote(origin)}. It answers at ` +
          `${hosts.examples.join(', ')} and the other origins of its data centers.`,
      )
    }
    if (headerLength(request.headers) > limits.headerBytes) {
      return errorPage(431, 'Request Header Fields Too Large', 'The headers are too long.')
    }
    const outcome = await handle(request, host)
    const response = arrive(outcome) ?? (await untilAborted(request.signal))
    Object.defineProperty(response, 'url', { value: request.url })
    return response
  }

  return async (input, init) => {
    let request = new Request(input, init)
    for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
      const { signal, redirect } = request
      signal.throwIfAborted()
      // Read first: a redirect may want the body a second time.
      const again = redirect === 'follow' && request.body !== null ? request.clone() : request
      const response = await abortable(once(request), signal)
      const location = response.headers.get('location')
      if (![301, 302, 303, 307, 308].includes(response.status) || location === null) return response
      if (redirect === 'manual') return response
      if (redirect === 'error') throw new TypeError('fetch failed: unexpected redirect')
      request = redirected(again, response.status, new URL(location, request.url))
    }
    throw new TypeError('fetch failed: redirect count exceeded')
  }
}

function arrive(outcome: Outcome): Response | undefined {
  if (outcome === 'hang') return undefined
  if (outcome !== 'reset') return outcome
  const cause = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', syscall: 'read' })
  throw new TypeError('fetch failed', { cause })
}

/** The request that a redirect leads to, by the rules of the Fetch standard. */
function redirected(request: Request, status: number, target: URL): Request {
  const toGet = status === 303 || ((status === 301 || status === 302) && request.method === 'POST')
  const headers = new Headers(request.headers)
  if (target.origin !== new URL(request.url).origin) headers.delete('authorization')
  if (toGet) for (const name of ['content-type', 'content-length']) headers.delete(name)
  const init: RequestInit & { duplex?: 'half' } = {
    method: toGet ? 'GET' : request.method,
    headers,
    signal: request.signal,
    redirect: request.redirect,
    ...(toGet || request.body === null ? {} : { body: request.body, duplex: 'half' }),
  }
  return new Request(target, init)
}

/** The same promise, given up when the signal says so. */
async function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const giveUp = (): void => reject(signal.reason as Error)
  signal.addEventListener('abort', giveUp)
  try {
    return await Promise.race([promise, aborted])
  } finally {
    signal.removeEventListener('abort', giveUp)
  }
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })
}

function headerLength(headers: Headers): number {
  let length = 0
  for (const [name, value] of headers) length += name.length + value.length + 4
  return length
}
