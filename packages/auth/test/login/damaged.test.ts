import { describe, expect, it } from 'vitest'
import { connectOrganization, importGrant } from '../leak-check.ts'
import { failure, setUp } from '../refresh/setup.ts'

describe('a new grant takes the place of a row that is damaged (A23, F3)', () => {
  it.each(['', '{"schema":1,', '[]', 'x'.repeat(300_000)])('%j', async (value) => {
    const setup = setUp()
    await setup.connect()
    const key = `grant:${setup.emulator.client.clientId}:alice`
    await setup.store.write(key, value, (await setup.store.read(key))?.version)
    const grant = { grantId: 'alice', refreshToken: '1000.0123456789ab.0123456789ab', dc: 'eu' }
    expect(await importGrant(setup.own.auth, grant)).toMatchObject({ grantId: 'alice' })
  })

  it('and an organization token as well', async () => {
    const setup = setUp()
    await setup.connect()
    const key = `grant:${setup.emulator.client.clientId}:alice`
    await setup.store.write(key, 'x', (await setup.store.read(key))?.version)
    const error = await connectOrganization(setup.own.auth, {
      grantId: 'alice',
      soid: 'ZohoCRM.1',
      scopes: ['ZohoCRM.org.READ'],
      dc: 'eu',
    }).catch((each: unknown) => each)
    // Whatever Zoho says of this organization: the row is no obstacle.
    expect(error).not.toMatchObject({ code: 'GRANT_UNREADABLE' })
  })

  it('but none of another schema, client, key or data center, which may be good', async () => {
    const setup = setUp()
    await setup.connect()
    await setup.rewrite((row) => void (row.dc = 'elsewhere'))
    expect(
      await failure(() =>
        importGrant(setup.own.auth, {
          grantId: 'alice',
          refreshToken: '1000.0123456789ab.0123456789ab',
          dc: 'eu',
        }),
      ),
    ).toMatchObject({ code: 'GRANT_UNREADABLE', reason: 'data-center' })
  })
})
