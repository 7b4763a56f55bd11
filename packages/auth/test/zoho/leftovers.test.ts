import { describe, expect, it } from 'vitest'
import { failure, setUp, ticks, type Setup } from '../refresh/setup.ts'

/** A connected setup, and a process whose token calls are answered so. */
async function answered(
  answer: (init: RequestInit | undefined) => Response | Promise<Response>,
): Promise<{ setup: Setup; process: ReturnType<Setup['process']> }> {
  const setup = setUp()
  await setup.connect()
  return { setup, process: setup.process({ fetch: async (_input, init) => answer(init) }) }
}

describe('a token call', () => {
  it.each(['reset', undefined] as const)('leaves no timer behind, however it ends: %s', async (name) => {
    const setup = setUp()
    await setup.connect()
    if (name !== undefined) setup.emulator.faults.add({ name, endpoint: 'token' })
    const { clock } = setup.emulator
    const signals: (AbortSignal | undefined)[] = []
    const process = setup.process({
      clock: {
        ...clock,
        sleep: (ms, signal) => {
          signals.push(signal)
          return clock.sleep(ms, signal)
        },
      },
    })
    await Promise.resolve(process.ask()).catch(() => {})
    // Of the refresh, of the call, and of what was asked of the store.
    expect(signals.length).toBeGreaterThan(2)
    expect(signals.filter((signal) => signal?.aborted !== true)).toEqual([])
  })

  it('is broken off at its deadline, with the error that says so', async () => {
    let signal: AbortSignal | null | undefined
    const { setup, process } = await answered((init) => {
      signal = init?.signal
      return new Promise(() => {})
    })
    const asked = failure(() => process.ask())
    await ticks()
    expect(signal?.aborted).toBe(false)
    setup.emulator.clock.advance(8000)
    const error = await asked
    expect(error).toMatchObject({ code: 'TIMEOUT', host: 'accounts.zoho.eu' })
    expect(signal?.aborted).toBe(true)
    expect(signal?.reason).toBe(error)
  })

  it('whose connection breaks as it is broken off is late, and not broken', async () => {
    const { setup, process } = await answered(
      (init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(new Error('socket closed')))
        }),
    )
    const asked = failure(() => process.ask())
    await ticks()
    setup.emulator.clock.advance(8000)
    expect(await asked).toMatchObject({ code: 'TIMEOUT' })
  })
})

describe('an answer that is refused', () => {
  it.each([
    ['is let go', undefined],
    ['is refused all the same when it cannot be let go', new Error('no')],
  ])('as a redirect %s', async (_what, error) => {
    let cancelled = 0
    const { process } = await answered(
      () =>
        new Response(
          new ReadableStream({
            cancel() {
              cancelled += 1
              if (error !== undefined) throw error
            },
          }),
          { status: 302 },
        ),
    )
    expect(await failure(() => process.ask())).toMatchObject({ code: 'REDIRECT_REFUSED' })
    expect(cancelled).toBe(1)
  })

  it.each([
    [300, 'REDIRECT_REFUSED'],
    [399, 'REDIRECT_REFUSED'],
    [400, 'THROTTLED'],
  ])('with HTTP %i is %s', async (status, code) => {
    const { process } = await answered(() => Response.json({}, { status }))
    expect(await failure(() => process.ask())).toMatchObject({ code })
  })

  it.each(['[]', 'null', '7', '"text"'])(
    'as JSON that is not an object names the data center: %s',
    async (text) => {
      const { process } = await answered(() => new Response(text))
      expect(await failure(() => process.ask())).toMatchObject({
        code: 'INVALID_TOKEN_RESPONSE',
        dc: 'eu',
        field: undefined,
      })
    },
  )

  it.each([
    ['a page', ' \n<p>Down for maintenance</p>', 'text/html', 'Down for maintenance'],
    ['text with a page in it', '{"access_token":"planted <p>page</p>', 'text/html', ''],
    ['an answer without a type', 'planted', undefined, ''],
  ])('as no JSON is shown when it is a page only: %s', async (_what, text, type, snippet) => {
    const { process } = await answered(() => {
      const response = new Response(text)
      response.headers.delete('content-type')
      if (type !== undefined) response.headers.set('content-type', type)
      return response
    })
    const error = await failure(() => process.ask())
    expect(error).toMatchObject({ code: 'NON_JSON_RESPONSE', status: 200, snippet })
    expect(error.message).not.toContain('planted')
    expect(error.message).not.toContain('undefined')
  })
})
