import process from 'node:process'
import { describe, expect, test } from 'vitest'
import { folder, openDescriptions, present } from '@x/described-answers/descriptions'
import { differencesOfActions } from './action-differences.ts'
import { routes } from '../../src/crm/routes.ts'
import { cases } from './all-cases.ts'
import type { Case } from './cases.ts'
import { describeRoutes } from './describe-routes.ts'
import { differences as ofSettings, type Difference } from './differences.ts'
import { differencesOfMetadata } from './metadata-differences.ts'
import { differencesOfRecords } from './record-differences.ts'
import { runCase } from './run-case.ts'

const differences = [
  ...ofSettings,
  ...differencesOfRecords,
  ...differencesOfActions,
  ...differencesOfMetadata,
]
const answered = cases.map((each) => ({ each, answer: runCase(each) }))

describe.skipIf(!present)('answers against the published descriptions', () => {
  const check = present ? openDescriptions() : () => []
  const results = answered.map(({ each, answer }) => ({
    each,
    answer,
    complaints: check({ method: each.method, template: each.template, ...answer }),
  }))

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

describeRoutes(answered)

// A visible skip on a machine without them; a failure where everything must be checked.
test.skipIf(!present && process.env['CI'] !== 'true')('the descriptions are there', () => {
  expect(present, `nothing in ${folder}: set ZOHO_OAS to the folder that has 2026 and 2025-06`).toBe(true)
})

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
