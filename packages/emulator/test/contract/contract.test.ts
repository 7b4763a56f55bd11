import process from 'node:process'
import { describe, expect, test } from 'vitest'
import { createCrm, crmReadings, defaultOrganization, type CrmAnswer } from '../../src/crm/index.ts'
import { openReadings } from '../../src/readings/open-readings.ts'
import { routes } from '../../src/crm/routes.ts'
import { cases as ofGroups, type Case } from './cases.ts'
import { casesOfPeople, casesOfTerritories, casesOfUnavailability } from './people-cases.ts'
import { casesOfMetadata } from './metadata-cases.ts'
import { differencesOfMetadata } from './metadata-differences.ts'
import { casesOfRecords } from './record-cases.ts'
import { folder, openDescriptions, present } from './descriptions.ts'
import { differences as ofSettings, type Difference } from './differences.ts'
import { differencesOfRecords } from './record-differences.ts'

const differences = [...ofSettings, ...differencesOfRecords, ...differencesOfMetadata]
const cases = [
  ...ofGroups,
  ...casesOfPeople,
  ...casesOfTerritories,
  ...casesOfUnavailability,
  ...casesOfRecords,
  ...casesOfMetadata,
]

describe.skipIf(!present)('answers against the published descriptions', () => {
  const check = present ? openDescriptions() : () => []
  const results = cases.map((each) => {
    const answer = run(each)
    return { each, answer, complaints: check({ method: each.method, template: each.template, ...answer }) }
  })

  test.each(results)('$each.method $each.template: $each.title', ({ each, answer, complaints }) => {
    expect(answer).toMatchObject({ status: each.status })
    expect(complaints.filter((complaint) => !isListed(each, complaint))).toEqual([])
  })

  test('every listed difference still occurs', () => {
    const gone = differences.filter(
      (difference) =>
        !results.some(({ each, complaints }) =>
          complaints.some((complaint) => matches(difference, each, complaint)),
        ),
    )
    expect(gone).toEqual([])
  })

  test('every operation is checked where it succeeds', () => {
    const checked = new Set(
      results
        .filter(({ answer }) => answer.body !== undefined && answer.status < 300)
        .map(({ each }) => `${each.method} ${each.template.replaceAll(/\{\w+\}/g, ':id')}`),
    )
    const served = routes.map(({ method, path }) => `${method} ${path.replaceAll(/:\w+/g, ':id')}`)
    expect([...checked].toSorted()).toEqual(served.toSorted())
  })
})

// A visible skip on a machine without them; a failure where everything must be checked.
test.skipIf(!present && process.env['CI'] !== 'true')('the descriptions are there', () => {
  expect(present, `nothing in ${folder}: set ZOHO_OAS to the folder that has 2026 and 2025-06`).toBe(true)
})

function run(each: Case): CrmAnswer {
  const { seed, readings = {}, after = [] } = each
  let now = Date.UTC(2026, 5, 1)
  const clock = { now: () => now }
  const crm = createCrm({
    dataCenter: 'eu',
    environment: 'production',
    clock,
    readings: openReadings(crmReadings, readings).values,
    seed: seed ?? defaultOrganization(),
  })
  const [first] = crm.users()
  const call = ({
    method,
    template,
    id = '',
    other = '',
    query = '',
    body,
    caller,
  }: Omit<Case, 'title' | 'status'>): CrmAnswer =>
    crm.handle({
      version: 'v8',
      method,
      path: template.replace(/\{\w+\}/, id).replace(/\{\w+\}/, other),
      query: new URLSearchParams(query),
      body,
      caller: {
        userId: caller?.userId ?? first?.id ?? '',
        scopes: caller?.scopes ?? [
          'ZohoCRM.settings.ALL',
          'ZohoCRM.users.ALL',
          'ZohoCRM.org.ALL',
          'ZohoCRM.change_owner.ALL',
        ],
      },
    })
  for (const before of after) {
    call(before)
    // Jobs are done meanwhile.
    now += 5000
  }
  return call(each)
}

function isListed(each: Case, complaint: string): boolean {
  return differences.some((difference) => matches(difference, each, complaint))
}

function matches(
  { about, complaint }: Difference,
  { method, template, title }: Case,
  found: string,
): boolean {
  return about === `${method} ${template}: ${title}` && complaint === found
}
