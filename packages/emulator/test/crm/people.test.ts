import { describe, expect, test } from 'vitest'
import { BRAM, setUpCrm } from './setup.ts'

describe('users', () => {
  test.each([
    ['', 28],
    ['type=AllUsers', 28],
    ['type=ActiveUsers', 25],
    ['type=DeactiveUsers', 3],
    ['type=DeletedUsers', 2],
    ['type=NotConfirmedUsers', 1],
    ['type=ActiveConfirmedUsers', 24],
    ['type=AdminUsers', 3],
    ['type=ActiveLiteUser', 1],
    ['type=DeveloperUsers', 1],
    ['type__s=Sandbox+Developer+User', 1],
    [`ids=${BRAM}`, 1],
  ])('%j gives %i', (query, count) => {
    expect(setUpCrm().call(`GET /users?${query}`).body).toMatchObject({
      info: { count, more_records: false },
    })
  })

  test('CurrentUser is who calls', () => {
    expect(setUpCrm().call('GET /users?type=CurrentUser', undefined, { userId: BRAM }).body).toMatchObject({
      users: [
        {
          id: BRAM,
          full_name: 'Bram de Wit',
          role: { name: 'Sales Manager' },
          profile: { name: 'Standard' },
        },
      ],
    })
  })

  test('an unknown user is 204, or an error when the reading says so', () => {
    expect(setUpCrm().call('GET /users/1')).toEqual({ status: 204 })
    expect(
      setUpCrm({ readings: { users: { unknownId: 'INVALID_DATA' } } }).call('GET /users/1').body,
    ).toMatchObject({
      details: { resource_path_index: 1 },
    })
  })
})

test('the organization follows the data center and the environment', () => {
  const { call } = setUpCrm({ dataCenter: 'in', environment: 'sandbox' })
  expect(call('GET /org').body).toMatchObject({
    org: [
      {
        type: 'sandbox',
        iso_code: 'INR',
        time_zone: 'Asia/Kolkata',
        created_time: '2024-01-15T15:00:00+05:30',
      },
    ],
  })
})

test('roles and territories are trees', () => {
  const { call } = setUpCrm()
  expect(call('GET /settings/roles/3652397000000026021').body).toMatchObject({
    roles: [{ name: 'Sales Manager', reporting_to: { name: 'Head of Sales' } }],
  })
  expect(call('GET /settings/territories/3652397000000505002/__child_territories').body).toMatchObject({
    territories: [{ name: 'Nordics' }, { name: 'Benelux' }, { name: 'Iberia' }],
  })
})
