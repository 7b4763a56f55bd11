import { createEmulator } from '@x/emulator'
import { getDataCenter } from '@x/dc'
import { NetworkError } from '@x/dc/error'
import { describe, expect, it } from 'vitest'
import { createAuth } from '../create-auth.ts'
import { internalsOf, type Internals } from '../internals.ts'
import { endpoint, unwrap } from './endpoint.ts'
import { readBounded } from './bounded-body.ts'
import { Refusal } from './refusal.ts'
import { sendForm } from './send.ts'

function open(): { auth: Internals; sent: string[] } {
  const emulator = createEmulator()
  const sent: string[] = []
  const auth = createAuth({
    clientId: '1000.C',
    clientSecret: 'planted-secret-0123',
    dataCenters: [getDataCenter('us'), getDataCenter('eu')],
    dc: 'eu',
    clock: emulator.clock,
    fetch: async (input) => {
      sent.push(input as string)
      return Response.json({ a: 1 }, { status: 201 })
    },
  })
  return { auth: internalsOf(auth), sent }
}
const form = (url: string) => ({ url, headers: {}, body: new URLSearchParams({ a: '1' }) })
const eu = getDataCenter('eu')

describe('sendForm', () => {
  it('sends to the origin of a row of the table in use, and to no other', async () => {
    const { auth, sent } = open()
    expect(await sendForm(auth, eu, form('https://accounts.zoho.eu/oauth/v2/token'))).toEqual({
      status: 201,
      body: { a: 1 },
      sent: ['1', ''],
    })
    for (const url of [
      'https://accounts.zoho.com/oauth/v2/token',
      'http://accounts.zoho.eu/oauth/v2/token',
      'https://accounts.zoho.eu.evil.example/oauth/v2/token',
      'https://accounts.zoho.eu:8443/oauth/v2/token',
    ])
      await expect(sendForm(auth, eu, form(url))).rejects.toThrow(
        'A form for data center eu was about to go to another origin.',
      )
    // A row that this auth does not use.
    const jp = getDataCenter('jp')
    await expect(sendForm(auth, jp, form('https://accounts.zoho.jp/oauth/v2/token'))).rejects.toThrow(
      'data center jp',
    )
    expect(sent).toEqual(['https://accounts.zoho.eu/oauth/v2/token'])
  })
})

describe('unwrap', () => {
  const outcome = async (error: unknown): Promise<unknown> => {
    const fail = async (): Promise<never> => {
      throw error
    }
    try {
      return await unwrap(eu, fail)
    } catch (thrown) {
      return thrown
    }
  }

  it('hands out what is ours, however deep openid-client has wrapped it', async () => {
    const ours = new NetworkError('gone', 'accounts.zoho.eu')
    const refusal = new Refusal('code', 'invalid_code', 200)
    for (const each of [ours, refusal]) {
      expect(await outcome(each)).toBe(each)
      expect(await outcome(new Error('a', { cause: new Error('b', { cause: each }) }))).toBe(each)
    }
    // Deeper than anybody wraps.
    const deep = [1, 2, 3, 4, 5].reduce<Error>((cause) => new Error('wrapped', { cause }), ours)
    expect(await outcome(deep)).toMatchObject({ code: 'INVALID_TOKEN_RESPONSE' })
  })

  it('passes on nothing of openid-client’s own errors: their cause holds the answer', async () => {
    const error = await outcome(new Error('"response" is no good', { cause: { access_token: 'planted' } }))
    expect(error).toMatchObject({ code: 'INVALID_TOKEN_RESPONSE', dc: 'eu', field: undefined })
    expect((error as Error).message).toBe(
      'The accounts server of data center eu sent an answer that is not a token. Nothing of it was used; try again later.',
    )
    expect((error as Error).cause).toBeUndefined()
    expect(await outcome('text')).toMatchObject({ code: 'INVALID_TOKEN_RESPONSE' })
  })

  it('takes a time-out of openid-client’s for one', async () => {
    expect(await outcome(new DOMException('late', 'TimeoutError'))).toMatchObject({
      code: 'TIMEOUT',
      host: 'https://accounts.zoho.eu',
      message: 'https://accounts.zoho.eu did not answer in time.',
    })
    expect(await outcome(new DOMException('gone', 'AbortError'))).toMatchObject({
      code: 'INVALID_TOKEN_RESPONSE',
    })
    expect(await unwrap(eu, () => Promise.resolve(7))).toBe(7)
  })
})

it('an endpoint is what the table says, and its deadline is ours', () => {
  const { auth } = open()
  const at = (path?: '/oauth/v3/device/token') => endpoint(auth, eu, 'secret', () => ({}), path)
  expect(at().serverMetadata()).toMatchObject({
    issuer: 'https://accounts.zoho.eu',
    authorization_endpoint: 'https://accounts.zoho.eu/oauth/v2/auth',
    token_endpoint: 'https://accounts.zoho.eu/oauth/v2/token',
    device_authorization_endpoint: 'https://accounts.zoho.eu/oauth/v3/device/code',
  })
  expect(at('/oauth/v3/device/token').serverMetadata().token_endpoint).toBe(
    'https://accounts.zoho.eu/oauth/v3/device/token',
  )
  expect(at().timeout).toBe(0)
})

describe('readBounded', () => {
  it('reads text that is split within a letter, and nothing of no body', async () => {
    const euro = new TextEncoder().encode('€')
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(euro.slice(0, 1))
        controller.enqueue(euro.slice(1))
        controller.enqueue(euro.slice(0, 2))
        controller.close()
      },
    })
    expect(await readBounded(new Response(body))).toBe('€\uFFFD')
    expect(await readBounded(new Response(null))).toBe('')
  })

  it('refuses more than 64 KiB, also when the connection cannot be closed', async () => {
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(40_000)),
      cancel: () => {
        throw new Error('no')
      },
    })
    expect(await readBounded(new Response(body))).toBeUndefined()
  })
})
