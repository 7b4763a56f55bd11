import { describe, expect, it } from 'vitest'
import { failure, setUp, ticks, type Process, type Setup } from './setup.ts'

const failed = (code: string): Error =>
  Object.assign(new TypeError('fetch failed'), {
    cause: Object.assign(new Error(`connect ${code}`), { code }),
  })

/** A connected setup, and a process that is cut off from the accounts server until `back`. */
async function cutOff(
  error: () => Error,
): Promise<{ setup: Setup; process: Process; back: () => void; calls: () => number }> {
  const setup = setUp()
  await setup.connect()
  let isBack = false
  let calls = 0
  const process = setup.process({
    fetch: async (...request) => {
      calls += 1
      if (!isBack) throw error()
      return setup.emulator.fetch(...request)
    },
  })
  return { setup, process, back: () => void (isBack = true), calls: () => calls }
}

describe('an outage (F4)', () => {
  it.each(
    ['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ENETUNREACH', 'CERT_HAS_EXPIRED'].flatMap((code) =>
      [60, 305, 420].map((seconds) => [code, seconds] as const),
    ),
  )('of %s for %d seconds: a token within a minute of its end', async (code, seconds) => {
    const { setup, process, back } = await cutOff(() => failed(code))
    for (let second = 0; second < seconds; second += 1) {
      const error = await failure(() => process.ask())
      expect(error).not.toMatchObject({ reason: 'budget' })
      setup.emulator.clock.advance(1000)
    }
    expect((await setup.row())?.attempts).toEqual([])
    back()
    let waited = 0
    while (
      !(await Promise.resolve(process.ask()).then(
        () => true,
        () => false,
      ))
    ) {
      setup.emulator.clock.advance(1000)
      waited += 1
    }
    expect(waited).toBeLessThanOrEqual(60)
  })

  it('whose calls may have arrived counts them', async () => {
    const { setup, process } = await cutOff(() => failed('ECONNRESET'))
    await failure(() => process.ask())
    expect((await setup.row())?.attempts).toHaveLength(2)
  })

  it('says what never left, and where to look', async () => {
    const told = async (error: Error): Promise<Error> =>
      await failure((await cutOff(() => error)).process.ask)
    const message = async (error: Error): Promise<string> => (await told(error)).message
    expect(await told(failed('ENOTFOUND'))).toMatchObject({ retryable: true })
    expect(await told(failed('CERT_HAS_EXPIRED'))).toMatchObject({ code: 'NETWORK', retryable: false })
    expect(await message(failed('ENOTFOUND'))).toBe(
      'accounts.zoho.eu could not be reached (ENOTFOUND). Check the network and try again.',
    )
    expect(await message(failed('CERT_HAS_EXPIRED'))).toMatch(
      /^No TLS connection to accounts\.zoho\.eu could be made \(CERT_HAS_EXPIRED\)\. Check the certificate authorities/,
    )
    expect(await message(new Error('Proxy response (407) !== 200 when HTTP Tunneling'))).toMatch(
      /^The proxy in front of accounts\.zoho\.eu refused the connection \(HTTP 407\)/,
    )
  })
})

describe('a lost connection (F5)', () => {
  it('under the first token call is healed by one more, and nobody notices', async () => {
    const setup = setUp()
    await setup.connect()
    setup.emulator.faults.add({ name: 'reset', endpoint: 'token' })
    expect(await setup.own.ask()).toMatchObject({ apiDomain: 'https://www.zohoapis.eu' })
    expect(setup.calls()).toHaveLength(2)
    expect(setup.own.events.map(({ type }) => type)).not.toContain('refresh-failed')
    expect(await setup.row()).toMatchObject({ failures: 0 })
  })

  it('in an outage costs one call a try', async () => {
    const setup = setUp()
    await setup.connect()
    setup.emulator.faults.add({ name: 'reset', endpoint: 'token', count: 3 })
    await failure(() => setup.own.ask())
    setup.emulator.clock.advance(2000)
    await failure(() => setup.own.ask())
    expect(setup.calls()).toHaveLength(3)
  })

  it('is not repeated when the answer was late: it may yet come', async () => {
    const setup = setUp()
    await setup.connect()
    let calls = 0
    const process = setup.process({
      fetch: () => {
        calls += 1
        return new Promise(() => {})
      },
    })
    const asked = failure(() => process.ask())
    await ticks()
    setup.emulator.clock.advance(8000)
    expect(await asked).toMatchObject({ code: 'TIMEOUT' })
    expect(calls).toBe(1)
  })
})
