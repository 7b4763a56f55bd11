import { NetworkError } from '@x/dc/error'
import { expect, test } from 'vitest'
import { path, request, type Token } from '@x/client'
import { clientOn } from './fake-zoho.ts'

const org = { path: path`org` }
const refusal = (): Response =>
  Response.json({ code: 'INVALID_DATA', details: {}, message: 'm', status: 'error' }, { status: 400 })

async function theCaller(call: () => Promise<unknown>): Promise<string> {
  try {
    await call()
  } catch (error) {
    return (error as Error).stack ?? ''
  }
  return 'no failure'
}

test.each([
  ['of Zoho', clientOn([refusal])],
  ['of the connection', clientOn([new TypeError('fetch failed')])],
  [
    'of the token source',
    clientOn([refusal], {
      token: async (): Promise<Token> => await Promise.reject(new NetworkError('away', 'accounts')),
    }),
  ],
])('an error %s shows the line of the caller', async (_of, { zoho }) => {
  const stack = await theCaller(() => request(zoho, org, { retries: 0 }))
  expect(stack).toMatch(/^(?:ZohoApiError|NetworkError): /)
  expect(stack).toContain('theCaller')
  expect(stack).toContain('stack.test.ts')
  expect(stack).not.toContain('send.ts')
})

test('an error that cannot be changed is thrown as it is', async () => {
  const frozen = Object.freeze(new NetworkError('away', 'accounts'))
  const { zoho } = clientOn([refusal], { token: async () => await Promise.reject(frozen) })
  await expect(request(zoho, org, { retries: 0 })).rejects.toBe(frozen)
})
