import { describe, expect, it } from 'vitest'
import { failure, setUp, START } from '../refresh/setup.ts'

const json = JSON.stringify
const token = { access_token: '1000.EMULATORaccess.token', expires_in: 3600, token_type: 'Bearer' }

describe('transport', () => {
  it.each([301, 302, 303, 307, 308])(
    'case 24: HTTP %i to another host is refused: no secret follows it',
    async (status) => {
      const setup = setUp()
      const asked: string[] = []
      await setup.connect()
      const process = setup.process({
        fetch: async (input, init) => {
          asked.push(new Request(input).url)
          expect(init?.redirect).toBe('manual')
          return new Response(null, { status, headers: { location: 'https://evil.example/oauth/v2/token' } })
        },
      })
      const error = await failure(() => process.ask())
      expect(error).toMatchObject({ code: 'REDIRECT_REFUSED' })
      expect(asked).toEqual(['https://accounts.zoho.eu/oauth/v2/token'])
      expect((await setup.row())?.rest?.reason).toBe('unavailable')
    },
  )

  it('case 24: an opaque redirect, as browsers give it, is refused, too', async () => {
    const setup = setUp()
    await setup.connect()
    const process = setup.process({
      fetch: async () => {
        const response = new Response(null, { status: 200 })
        Object.defineProperties(response, { type: { value: 'opaqueredirect' }, status: { value: 0 } })
        return response
      },
    })
    expect(await failure(() => process.ask())).toMatchObject({ code: 'REDIRECT_REFUSED' })
  })

  it('case 24: the emulator redirects with 307', async () => {
    const setup = setUp()
    await setup.connect()
    setup.emulator.faults.add({ name: 'redirect307', endpoint: 'token' })
    expect(await failure(() => setup.own.ask())).toMatchObject({ code: 'REDIRECT_REFUSED' })
  })

  it('case 25: an endpoint that hangs ends after eight seconds, before the lease does', async () => {
    const setup = setUp()
    await setup.connect()
    setup.emulator.faults.add({ name: 'hang', endpoint: 'token' })
    const asked = failure(() => setup.own.ask())
    await new Promise((resolve) => setTimeout(resolve, 20))
    setup.emulator.clock.advance(7999)
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(setup.own.events).not.toContainEqual(expect.objectContaining({ type: 'refresh-failed' }))
    setup.emulator.clock.advance(1)
    const error = await asked
    expect(error).toMatchObject({ code: 'TIMEOUT', retryable: true, timeout: 8000 })
    expect(error.message).toContain('accounts.zoho.eu')
    expect((await setup.row())?.rest).toEqual({ until: START + 10_000, reason: 'unavailable' })
  })

  it('case 25: a shorter lease means a shorter call', async () => {
    const setup = setUp({ auth: { lease: 2000 } })
    await setup.connect()
    setup.emulator.faults.add({ name: 'hang', endpoint: 'token' })
    const asked = failure(() => setup.own.ask())
    await new Promise((resolve) => setTimeout(resolve, 20))
    setup.emulator.clock.advance(1100)
    expect(await asked).toMatchObject({ code: 'TIMEOUT' })
  })

  it('case 25: an answer that drips for ever ends at the same deadline', async () => {
    const setup = setUp()
    await setup.connect()
    setup.emulator.faults.add({ name: 'drip', endpoint: 'token', every: 1000 })
    const asked = failure(() => setup.own.ask())
    for (let second = 0; second < 8; second += 1) {
      await new Promise((resolve) => setTimeout(resolve, 5))
      setup.emulator.clock.advance(1000)
    }
    expect(await asked).toMatchObject({ code: 'TIMEOUT' })
    expect((await setup.row())?.rest?.reason).toBe('unavailable')
  })

  it('case 25: an answer without end is cut at 64 KiB, whatever it was packed in', async () => {
    const setup = setUp()
    await setup.connect()
    let sent = 0
    let cancelled = false
    const process = setup.process({
      fetch: async () =>
        new Response(
          new ReadableStream({
            pull(controller) {
              sent += 1
              controller.enqueue(new Uint8Array(16 * 1024).fill(0x20))
            },
            cancel() {
              cancelled = true
            },
          }),
          { headers: { 'content-type': 'application/json' } },
        ),
    })
    expect(await failure(() => process.ask())).toMatchObject({ code: 'NON_JSON_RESPONSE' })
    expect(cancelled).toBe(true)
    expect(sent).toBeLessThan(10)
  })

  it('case 25: exactly 64 KiB are still read', async () => {
    for (const [size, code] of [
      [65_536, undefined],
      [65_537, 'NON_JSON_RESPONSE'],
    ] as const) {
      const setup = setUp()
      await setup.connect()
      const text = json(token)
      setup.emulator.faults.add({ name: 'status', endpoint: 'token', status: 200, body: text.padEnd(size) })
      const outcome = code === undefined ? await setup.own.ask() : await failure(() => setup.own.ask())
      expect(outcome).toMatchObject(code === undefined ? { value: token.access_token } : { code })
    }
  })

  it('a broken connection is NETWORK, with its cause', async () => {
    const setup = setUp()
    await setup.connect()
    for (const bytes of [undefined, 20]) {
      setup.emulator.faults.add({
        name: 'reset',
        endpoint: 'token',
        count: 2,
        ...(bytes === undefined ? {} : { bytes }),
      })
      const error = await failure(() => setup.own.ask())
      expect(error).toMatchObject({ code: 'NETWORK', retryable: true })
      expect(error.cause).toBeDefined()
      setup.emulator.clock.advance(60_000)
    }
  })

  it('shows a page, capped and stripped, but never what may hold a token', async () => {
    const setup = setUp()
    await setup.connect()
    setup.emulator.faults.add({ name: 'html', endpoint: 'token' })
    expect((await failure(() => setup.own.ask())).message).toContain('Bad Gateway')
    setup.emulator.clock.advance(60_000)
    setup.emulator.faults.add({ name: 'truncate', endpoint: 'token' })
    const error = await failure(() => setup.own.ask())
    expect(error).toMatchObject({ code: 'NON_JSON_RESPONSE', status: 200, snippet: '' })
  })

  it('sends a form and nothing in the address', async () => {
    const setup = setUp()
    await setup.connect()
    await setup.own.ask()
    expect(setup.calls()[0]).toMatchObject({
      dc: 'eu',
      method: 'POST',
      query: '',
      secretsInQuery: [],
      grantType: 'refresh_token',
    })
    expect(Object.keys(setup.calls()[0]?.form ?? {}).toSorted()).toEqual([
      'client_id',
      'client_secret',
      'grant_type',
      'refresh_token',
    ])
  })
})
