import type { Fetch, Token, TokenNeed } from '@x/client'
import { createClient, type Client, type ClientEvent, type ClientOptions } from '@x/client'
import { createEmulator, issueGrant, type Emulator } from '@x/emulator'

/** After so many milliseconds an unread body holds no slot. */
const IDLE = 2000

/** Answers in turn; the last one again and again. */
export type Answers = readonly (Response | Error | ((request: Request) => Response | Promise<Response>))[]

/** A transport that answers from a list and keeps what it was sent. */
export function answering(answers: Answers): { fetch: Fetch; requests: Request[] } {
  const requests: Request[] = []
  const fetch: Fetch = async (request) => {
    const answer = answers[Math.min(requests.length, answers.length - 1)]
    requests.push(request)
    if (answer === undefined) throw new Error('no answer left')
    if (answer instanceof Error) throw answer
    return typeof answer === 'function' ? await answer(request) : answer.clone()
  }
  return { fetch, requests }
}

/** A client on a list of answers, on a clock that stands still and passes over every wait. */
export function clientOn(
  answers: Answers,
  options: Partial<ClientOptions> = {},
): { zoho: Client; requests: Request[]; events: ClientEvent[]; waits: number[]; needs: TokenNeed[] } {
  const { fetch, requests } = answering(answers)
  const events: ClientEvent[] = []
  const needs: TokenNeed[] = []
  const waits: number[] = []
  let time = Date.parse('2026-01-05T09:00:00Z')
  const clock = {
    now: () => time,
    monotonic: () => time,
    sleep: (ms: number, signal?: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason as Error))
        // Deadlines and the idleness of a body: a test that wants them to pass has its own clock.
        if (ms === (options.timeout ?? 30_000) || (options.limiter !== undefined && ms === IDLE)) return
        waits.push(ms)
        time += ms
        resolve()
      }),
  }
  const token = (need: TokenNeed): Token => {
    needs.push(need)
    return {
      value: `token-${needs.filter((each) => each.rejected !== undefined).length}`,
      apiDomain: 'https://www.zohoapis.eu',
    }
  }
  const zoho = createClient({ token, fetch, clock, onEvent: (event) => events.push(event), ...options })
  return { zoho, requests, events, waits, needs }
}

/** A client with a grant at an emulator. */
export function clientAt(
  emulator: Emulator,
  scopes: readonly string[],
  options: Partial<ClientOptions> & {
    readonly at?: string
    readonly environment?: 'production' | 'sandbox' | 'developer'
  } = {},
): Client {
  const { at = 'eu', environment = 'production', ...rest } = options
  const { accessToken, apiDomain } = issueGrant(emulator, { dc: at, scopes, environment })
  return createClient({
    token: () => ({ value: accessToken, apiDomain }),
    fetch: emulator.fetch,
    clock: emulator.clock,
    ...rest,
  })
}

export { createEmulator }
