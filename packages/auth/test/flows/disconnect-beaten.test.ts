import { describe, expect, it } from 'vitest'
import { disconnect } from '../leak-check.ts'
import { logIn, openZoho, refusal } from '../zoho.ts'

describe('a disconnect whose row others change', () => {
  it('that could not revoke and was beaten does not ask, and tell of it, again and again', async () => {
    const ground = openZoho()
    await logIn(ground, 'a')
    ground.emulator.faults.add({ name: 'html', endpoint: 'revoke', count: Infinity })
    let beaten = 3
    const busy = openZoho({
      on: ground.emulator,
      auth: {
        store: {
          ...ground.store,
          remove: async (key, version) => (--beaten >= 0 ? false : ground.store.remove(key, version)),
        },
      },
    })
    expect(await disconnect(busy.auth, 'a', { whenNotRevoked: 'remove' })).toEqual({
      found: true,
      revoked: false,
    })
    expect(busy.sent).toHaveLength(1)
    expect(busy.events.map(({ type }) => type)).toEqual(['revoke-failed', 'grant-removed'])
  })

  it('beaten by another who has removed the grant says that there was one', async () => {
    const ground = openZoho()
    await logIn(ground, 'a')
    const remove = async (key: string, version: string): Promise<boolean> => {
      await ground.store.remove(key, version)
      return false
    }
    const busy = openZoho({ on: ground.emulator, auth: { store: { ...ground.store, remove } } })
    expect(await disconnect(busy.auth, 'a')).toEqual({ found: true, revoked: true })
    expect(await disconnect(busy.auth, 'a')).toEqual({ found: false, revoked: false })
  })

  it('leaves an unreadable row that another writes at the same moment', async () => {
    const ground = openZoho()
    await logIn(ground, 'a')
    const [key = ''] = Object.keys(await ground.rows()).filter((each) => each.startsWith('grant:'))
    await ground.store.write(key, '{"schema":99}', (await ground.store.read(key))?.version)
    const busy = openZoho({
      on: ground.emulator,
      auth: { store: { ...ground.store, remove: async () => false } },
    })
    const outcome = disconnect(busy.auth, 'a', { whenNotRevoked: 'remove' })
    expect(await refusal(outcome)).toMatchObject({ code: 'GRANT_UNREADABLE', reason: 'schema' })
    expect(busy.events).toEqual([])
  })
})
