import { dataCenters, getDataCenter } from '@x/dc'
import { describe, expect, it } from 'vitest'
import { checkClientSecret, resolveClientSecret } from './client-secret.ts'

const [us, eu] = [getDataCenter('us'), getDataCenter('eu')]

describe('checkClientSecret', () => {
  it.each(['x', '!~', 'x'.repeat(500), { us: 'a' }, { jp: 'a', eu: 'b' }, () => 'a'])(
    'takes %j',
    (secret) => {
      expect(() => checkClientSecret(secret, [us, eu])).not.toThrow()
    },
  )

  it.each<[unknown, string]>([
    ['', 'clientSecret is empty, or holds'],
    ['x'.repeat(501), 'clientSecret is empty, or holds'],
    ['a b', '(It is not shown here.)'],
    ['a\n', 'such as white space or a line break at its end'],
    ['\u007F', 'clientSecret is empty'],
    [{ eu: '' }, 'clientSecret.eu is empty, or holds'],
    [{ us: 'a', eu: 7 }, 'clientSecret.eu is empty'],
    [{ com: 'a' }, 'clientSecret has the key "com", which is not a data center\'s id. Ids: us, eu.'],
    [[], 'clientSecret is missing. Pass the secret from the API console'],
    [undefined, 'a map by data center id, or a function.'],
  ])('refuses %j', (secret, says) => {
    expect(() => checkClientSecret(secret, [us, eu])).toThrow(says)
    expect(() => checkClientSecret(secret, dataCenters)).toThrow(TypeError)
  })
})

describe('resolveClientSecret', () => {
  it('takes the one of the data center, else that of the client’s own', async () => {
    expect(await resolveClientSecret('a', eu, us)).toBe('a')
    expect(await resolveClientSecret({ us: 'u', eu: 'e' }, eu, us)).toBe('e')
    expect(await resolveClientSecret({ us: 'u' }, eu, us)).toBe('u')
    expect(await resolveClientSecret(async ({ id }) => `for-${id}`, eu, us)).toBe('for-eu')
  })

  it('finds nothing that is inherited only', async () => {
    const map = Object.create({ eu: 'inherited', us: 'inherited' }) as Record<string, string>
    await expect(resolveClientSecret(map, eu, us)).rejects.toThrow(
      'There is no client secret for data center eu. Pass clientSecret as a string, as a map with the key "eu" (or "us", the client\'s own), or as a function that returns it.',
    )
  })
})
