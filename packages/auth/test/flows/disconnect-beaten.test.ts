import { describe, expect, it } from 'vitest'
import { disconnect } from '../leak-check.ts'
import { logIn, setUpZoho, refusal } from '../zoho.ts'

describe('a disconnect whose row others change', () => {
  it('that could not revoke and was beaten does not ask, and tell of it, again and again', async () => {
    const setup = setUpZoho()
    await logIn(setup, 'a')
    setup.emulator.faults.add({ name: 'html', endpoint: 'revoke', count: Infinity })
    let beaten = 3
    const busy = setUpZoho({
      on: setup.emulator,
      auth: {
        store: {
          ...setup.store,
          remove: async (key, version) => (--beaten >= 0 ? false : setup.store.remove(key, version)),
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
    const setup = setUpZoho()
    await logIn(setup, 'a')
    const remove = async (key: string, version: string): Promise<boolean> => {
      await setup.store.remove(key, version)
      return false
    }
    const busy = setUpZoho({ on: setup.emulator, auth: { store: { ...setup.store, remove } } })
    expect(await disconnect(busy.auth, 'a')).toEqual({ found: true, revoked: true })
    expect(await disconnect(busy.auth, 'a')).toEqual({ found: false, revoked: false })
  })

  it('leaves an unreadable row that another writes at the same moment', async () => {
    const setup = setUpZoho()
    await logIn(setup, 'a')
    const [key = ''] = Object.keys(await setup.rows()).filter((each) => each.startsWith('grant:'))
    await setup.store.write(key, '{"schema":99}', (await setup.store.read(key))?.version)
    const busy = setUpZoho({
      on: setup.emulator,
      auth: { store: { ...setup.store, remove: async () => false } },
    })
    const outcome = disconnect(busy.auth, 'a', { whenNotRevoked: 'remove' })
    expect(await refusal(outcome)).toMatchObject({ code: 'GRANT_UNREADABLE', reason: 'schema' })
    expect(busy.events).toEqual([])
  })
})
