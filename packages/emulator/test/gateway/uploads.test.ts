import { beforeEach, describe, expect, test } from 'vitest'
import { createEmulator, issueGrant } from '../../src/index.ts'

const emulator = createEmulator({ limits: { bodyBytes: 2000, uploadBytes: 10_000, credits: 'off' } })
const grant = issueGrant(emulator, { dc: 'eu', scopes: ['ZohoCRM.files.ALL', 'ZohoCRM.modules.ALL'] })
const before = emulator.snapshot()
beforeEach(() => emulator.restore(before))

type Headings = Readonly<Record<string, string>>

/** Posts to `/files`, by default with the token. */
function post(body: FormData | string, headers: Headings = {}, path = 'files'): Promise<Response> {
  return emulator.fetch(`${grant.apiDomain}/crm/v8/${path}`, {
    method: 'POST',
    body,
    headers: { authorization: `Zoho-oauthtoken ${grant.accessToken}`, ...headers },
  })
}
async function codeOf(response: Response): Promise<unknown> {
  const { code } = (await response.json()) as { readonly code?: unknown }
  return [response.status, code]
}
const form = (...files: readonly File[]): FormData => {
  const body = new FormData()
  for (const file of files) body.append('file', file)
  return body
}
const raw = (...lines: readonly string[]): string => lines.join('\r\n')
const multipart = { 'content-type': 'multipart/form-data; boundary=x' }
const NAMED = 'content-disposition: form-data; name="file"; filename="a.txt"'

describe('uploads', () => {
  test('come as forms, and their bytes go out as they came in', async () => {
    const bytes = Uint8Array.from({ length: 5000 }, (_each, index) => index % 256)
    const answer = await post(form(new File([bytes], 'ä "b".bin')))
    const { data } = (await answer.json()) as { data: [{ details: { id: string; name: string } }] }
    expect(data[0].details.name).toBe('ä "b".bin')
    const { id } = data[0].details
    const got = await emulator.fetch(`${grant.apiDomain}/crm/v8/files?id=${id}`, {
      headers: { authorization: `Zoho-oauthtoken ${grant.accessToken}` },
    })
    expect(new Uint8Array(await got.arrayBuffer())).toEqual(bytes)
    expect(got.headers.get('content-type')).toBe('application/octet-stream')
    expect(got.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''%C3%A4%20%22b%22.bin")
  })

  test('that are too large are refused, and nothing else may be as large', async () => {
    expect(await codeOf(await post(form(new File(['x'.repeat(10_000)], 'a'))))).toEqual([
      413,
      'BODY_SIZE_REACHED',
    ])
    const json = { 'content-type': 'application/json' }
    expect((await post('x'.repeat(2001), json, 'Leads')).status).toBe(413)
    // Who shows no token has no large body read.
    const stranger = await emulator.fetch(`${grant.apiDomain}/crm/v8/files`, {
      method: 'POST',
      body: form(new File(['x'.repeat(3000)], 'a')),
    })
    expect(stranger.status).toBe(413)
  })

  test.each<readonly [string, string, Headings]>([
    ['no boundary', raw('--x', NAMED, '', 'a', '--x--', ''), { 'content-type': 'multipart/form-data' }],
    ['another boundary', raw('--y', NAMED, '', 'a', '--y--', ''), multipart],
    ['no end', raw('--x', NAMED, '', 'a'), multipart],
    ['no head', raw('--x', '', 'a', '--x--', ''), multipart],
    ['nothing', '', multipart],
    ['JSON', '{"file":"a"}', { 'content-type': 'application/json' }],
    [
      'a file under the name of a prototype',
      raw('--x', NAMED.replace('"file"', '"__proto__"'), '', 'a', '--x--', ''),
      multipart,
    ],
  ])('are refused as %s', async (_title, body, headers) => {
    expect(await codeOf(await post(body, headers))).toEqual([400, 'INVALID_REQUEST'])
  })

  test('are not JSON to calls that want JSON', async () => {
    expect(
      await codeOf(await post(form(new File(['{"data":[{"Last_Name":"a"}]}'], 'a')), {}, 'Leads')),
    ).toEqual([400, 'UNABLE_TO_PARSE_DATA_TYPE'])
  })

  test('with NUL and line ends in their names are kept as they are', async () => {
    const answer = await post(
      raw('--x', NAMED.replace('a.txt', 'a%0D%0Ab%22%00.txt'), '', 'a', '--x--', ''),
      multipart,
    )
    const { data } = (await answer.json()) as { data: [{ details: { name: string } }] }
    expect(data[0].details.name).toMatch(/^a(?:\r\n|%0D%0A)b(?:"|%22)%00\.txt$/)
  })
})
