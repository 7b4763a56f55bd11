import { describe, expect, test } from 'vitest'
import { path, request } from '@x/client'
import { act } from '@x/client/endpoint'
import { clientOn } from './fake-zoho.ts'

const roles = { path: path`settings/roles` }
const json = (body: unknown, status = 200): Response => Response.json(body, { status })
const page = (status: number, bytes: number): Response =>
  new Response('<h1>x</h1>'.repeat(Math.ceil(bytes / 10)), {
    status,
    headers: { 'content-type': 'text/html' },
  })
const failure = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'no failure',
    (error: unknown) => error,
  )

describe('answers', () => {
  test('a byte order mark before JSON is no reason to fail', async () => {
    const { zoho } = clientOn([new Response('\uFEFF{"roles":[]}')])
    expect(await request(zoho, roles)).toEqual({ roles: [] })
  })
  test('a body that comes byte by byte is read as one', async () => {
    const bytes = new TextEncoder().encode('\uFEFF{"name":"Åsa 😀"}')
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte))
        controller.close()
      },
    })
    const { zoho } = clientOn([() => new Response(body)])
    expect(await request(zoho, roles)).toEqual({ name: 'Åsa 😀' })
  })
  test.each([
    { ERROR_CODE: { toString: 1, valueOf: 1 } },
    { ERROR_CODE: null },
    { code: { toString: 1 } },
    { code: 7, details: [] },
    { user_groups: [{ status: 'error', code: 5 }] },
    [],
    'text',
    null,
    5,
  ])('HTTP 400 %j is not an answer of Zoho, and says so', async (body) => {
    const { zoho } = clientOn([json(body, 400)])
    expect(await failure(request(zoho, roles, { retries: 0 }))).toMatchObject({
      code: 'NON_JSON_RESPONSE',
      status: 400,
    })
  })
  test('keys that JavaScript knows mean nothing in an answer', async () => {
    const text =
      '{"code":"NOT_ALLOWED","details":{"__proto__":{"id":"1"},"constructor":5},"message":"m","status":"error"}'
    const { zoho } = clientOn([new Response(text, { status: 400 })])
    const error = await failure(request(zoho, roles))
    expect(error).toMatchObject({ code: 'NOT_ALLOWED' })
    expect(String(error)).not.toContain('concerns')
    expect(({} as { id?: string }).id).toBeUndefined()
  })
  test('megabytes of foreign text do not reach a message', async () => {
    const long = 'x'.repeat(200_000)
    const details = { api_name: long, json_path: long, supported_values: [long], expected_fields: [{ long }] }
    const { zoho } = clientOn([
      json({ code: long, details, message: `${long}\u202E\n`, status: 'error' }, 400),
    ])
    const error = await failure(request(zoho, roles))
    expect(String(error).length).toBeLessThan(1000)
    expect(String(error)).not.toMatch(/[\n\u202E]/)
  })
  test.each([
    [429, 'RATE_LIMITED'],
    [404, 'NON_JSON_RESPONSE'],
  ])('a page of 3 MiB with HTTP %i stays what its status says', async (status, code) => {
    const { zoho } = clientOn([page(status, 3 << 20)])
    expect(await failure(request(zoho, roles, { retries: 0 }))).toMatchObject({ code, status })
  })
  test('after a page of 3 MiB with HTTP 502 a write is not known, and a read is repeated', async () => {
    const write = clientOn([page(502, 3 << 20)])
    expect(await failure(request(write.zoho, { ...roles, method: 'POST', body: {} }))).toMatchObject({
      code: 'NETWORK',
      outcome: 'unknown',
    })
    const read = clientOn([page(502, 3 << 20), json({})])
    expect(await request(read.zoho, roles)).toEqual({})
  })
  test('an answer that ends in the middle of a letter is not an answer', async () => {
    const bytes = new TextEncoder().encode('{"name":"é')
    const { zoho } = clientOn([new Response(bytes.slice(0, -1))])
    expect(await failure(request(zoho, roles, { retries: 0 }))).toMatchObject({ code: 'NON_JSON_RESPONSE' })
  })
  test('a refusal that is wrapped without a list is a refusal', async () => {
    const refusal = {
      code: 'MANDATORY_NOT_FOUND',
      details: { api_name: 'feature' },
      message: 'm',
      status: 'error',
    }
    const { zoho } = clientOn([json({ get_assigned: refusal }, 400)])
    const ask = act('settings/roles/actions/get_assigned', 'get_assigned', '')
    expect(await failure(ask(zoho, {}))).toMatchObject({ code: 'MANDATORY_NOT_FOUND', status: 400 })
  })
})
