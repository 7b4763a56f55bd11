import { describe, expect, it } from 'vitest'
import { connectOrganization, importGrant } from '../leak-check.ts'
import { failure, openWorld } from '../refresh/world.ts'

describe('a new grant takes the place of a row that is damaged (A23, F3)', () => {
  it.each(['', '{"schema":1,', '[]', 'x'.repeat(300_000)])('%j', async (value) => {
    const world = openWorld()
    await world.connect()
    const key = `grant:${world.emulator.client.clientId}:alice`
    await world.store.write(key, value, (await world.store.read(key))?.version)
    const grant = { grantId: 'alice', refreshToken: '1000.0123456789ab.0123456789ab', dc: 'eu' }
    expect(await importGrant(world.own.auth, grant)).toMatchObject({ grantId: 'alice' })
  })

  it('and an organisation token as well', async () => {
    const world = openWorld()
    await world.connect()
    const key = `grant:${world.emulator.client.clientId}:alice`
    await world.store.write(key, 'x', (await world.store.read(key))?.version)
    const error = await connectOrganization(world.own.auth, {
      grantId: 'alice',
      soid: 'ZohoCRM.1',
      scopes: ['ZohoCRM.org.READ'],
      dc: 'eu',
    }).catch((each: unknown) => each)
    // Whatever Zoho says of this organisation: the row is no obstacle.
    expect(error).not.toMatchObject({ code: 'GRANT_UNREADABLE' })
  })

  it('but none of another schema, client, key or data center, which may be good', async () => {
    const world = openWorld()
    await world.connect()
    await world.rewrite((row) => void (row.dc = 'elsewhere'))
    expect(
      await failure(() =>
        importGrant(world.own.auth, {
          grantId: 'alice',
          refreshToken: '1000.0123456789ab.0123456789ab',
          dc: 'eu',
        }),
      ),
    ).toMatchObject({ code: 'GRANT_UNREADABLE', reason: 'data-center' })
  })
})
