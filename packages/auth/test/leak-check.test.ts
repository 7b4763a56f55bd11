import { authorize, createEmulator } from '@x/emulator'
import { NetworkError } from '@x/dc/error'
import { expect, it } from 'vitest'
import {
  checkLeaks,
  createAuth,
  exposed,
  finishLogin,
  secret,
  startLogin,
  tokenFor,
  watchedFetch,
} from './leak-check.ts'

const planted = 'planted-secret-0123456789'

it.each<[string, unknown]>([
  ['a text', `before ${planted} after`],
  ['its beginning', planted.slice(0, 20)],
  ['its end', `…${planted.slice(-20)}`],
  ['an address', `https://accounts.zoho.eu/oauth/v2/token?client_secret=${planted}`],
  ['a member of an object', { deep: { deeper: [{ planted }] } }],
  ['a message', new Error(planted)],
  ['a cause of a cause', new Error('a', { cause: new Error('b', { cause: new Error(planted) }) })],
  ['a hidden property of an error', Object.defineProperty(new Error('a'), 'hidden', { value: planted })],
  ['a field of our own error', new NetworkError('a', planted)],
  ['a stack', Object.assign(new Error('a'), { stack: planted })],
])('the leak check sees a secret in %s', (_where, value) => {
  secret(planted, 'planted')
  exposed('there', value)
  expect(() => checkLeaks()).toThrow('planted stands in there')
})

it('the leak check sees a secret in a console line, and in the address of a request', async () => {
  secret(planted, 'planted')
  console.info('look:', { planted })
  expect(() => checkLeaks()).toThrow('planted stands in console.info')
  secret(planted, 'planted')
  await watchedFetch(async () => new Response('{}'))(`https://example.com/?token=${planted}`)
  expect(() => checkLeaks()).toThrow('planted stands in the address of a request')
})

it('the leak check lets go by what holds no secret', () => {
  secret(planted, 'planted')
  exposed('there', new Error('planted-secret', { cause: { planted: '[redacted]' } }))
  expect(() => checkLeaks()).not.toThrow()
})

it('the leak check knows every secret of a login without being told', async () => {
  const emulator = createEmulator({ start: Date.parse('2026-01-05T09:00:00Z') })
  const { clientId, clientSecret, redirectUri } = emulator.client
  const bodies: string[] = []
  const auth = createAuth({
    clientId,
    clientSecret,
    redirectUri,
    clock: emulator.clock,
    fetch: async (input, init) => {
      bodies.push(init?.body as string)
      const response = await emulator.fetch(input, init)
      bodies.push(await response.clone().text())
      return response
    },
  })
  const { url, pending } = await startLogin(auth, { scopes: ['ZohoCRM.org.READ'], pkce: 'S256' })
  const callback = await authorize(emulator, url)
  await finishLogin(auth, { url: callback, pending, grantId: 'a' })
  await tokenFor(auth, 'a')()

  const sent = new URLSearchParams(bodies[0])
  const answered = JSON.parse(bodies[1] ?? '') as Record<string, string>
  for (const name of ['client_secret', 'code', 'code_verifier']) exposed('there', sent.get(name))
  for (const name of ['access_token', 'refresh_token']) exposed('there', answered[name])
  exposed('there', new URL(url).searchParams.get('state'))
  const names = ['client_secret', 'code', 'code_verifier', 'access_token', 'refresh_token', 'state']
  let found = ''
  try {
    checkLeaks()
  } catch (error) {
    found = (error as Error).message
  }
  for (const name of names) expect(found).toContain(`${name} stands in there`)
})
