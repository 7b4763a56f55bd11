import { createClient, type Client, type ClientOptions } from '@x/client'
import { createEmulator, issueGrant, type Emulator, type ReadingsInput } from '@x/emulator'
import { scopes } from '@x/user-groups'

/** A group of the emulator's organization: two users, two roles, two territories. */
export const GROUP = '3652397000009952001'
export const all: readonly string[] = [scopes.all, scopes.readUsers]

/** A client with a grant at an emulator. */
export function at(
  emulator: Emulator,
  { dc = 'eu', granted = all, ...options }: Partial<ClientOptions> & { granted?: readonly string[] } = {},
): Client {
  const { accessToken, apiDomain } = issueGrant(emulator, { dc, scopes: granted })
  const token = (): { value: string; apiDomain: string } => ({ value: accessToken, apiDomain })
  return createClient({ token, fetch: emulator.fetch, clock: emulator.clock, ...options })
}

/** A client whose every request gets this answer; `undefined` is 204. */
export function answering(answer: unknown, status = 200, clock?: ClientOptions['clock']): Client {
  return createClient({
    ...(clock === undefined ? {} : { clock }),
    token: () => ({ value: 't', apiDomain: 'https://www.zohoapis.eu' }),
    fetch: async () =>
      answer === undefined ? new Response(null, { status: 204 }) : Response.json(answer, { status }),
  })
}

export const withReadings = (readings: ReadingsInput): Emulator => createEmulator({ readings })

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = []
  for await (const item of items) collected.push(item)
  return collected
}

/** What a call fails with. */
export const failure = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'no failure',
    (error: unknown) => error,
  )
