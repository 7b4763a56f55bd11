import { dataCenters } from '@x/dc'
import { expect, test } from 'vitest'
import { createCrm, defaultOrganization } from '../crm/index.ts'
import { createOrganizations } from './organizations.ts'
import { documentedReadings } from './readings.ts'

const clock = { now: () => 0, monotonic: () => 0, sleep: () => Promise.resolve() }
const shared = { dataCenters, clock, readings: documentedReadings }

test('the users of a default organization are known before it comes to life, and are those that it has then', () => {
  const organizations = createOrganizations(shared)
  const places = ['us', 'cn'].flatMap((id) => organizations.of(id))
  expect(places.length).toBeGreaterThan(2)
  for (const place of places) {
    const before = place.users()
    expect(before.length).toBeGreaterThan(1)
    expect(place.crm.users()).toEqual(before)
    expect(place.crm).toBe(place.crm)
  }
})

test('what becomes of its users is seen as soon as the organization lives', () => {
  const [place] = createOrganizations(shared).of('eu', 'production')
  const seed = defaultOrganization('eu')
  const users = (seed.users ?? []).map((user, index) => (index === 1 ? { ...user, last_name: 'Vega' } : user))
  const other = createCrm({ seed: { ...seed, users }, dataCenter: 'eu', environment: 'production', clock })
  place!.crm.restore(other.snapshot())
  expect(place!.users()[1]).toMatchObject({ lastName: 'Vega' })
})

test('an organization of its own seed is refused when it is asked for', () => {
  const organizations = createOrganizations({ ...shared, organizations: { eu: { users: 7 as never } } })
  expect(() => organizations.of('eu')).toThrow(TypeError)
})
