import process from 'node:process'
import { describe, expect, test } from 'vitest'
import { folder, openDescriptions, present } from '@x/described-answers/descriptions'
import { covers, knownDifferences, ofRefusals } from '@x/described-answers/known-differences'
import { routes } from '../../src/crm/routes.ts'
import { cases } from './all-cases.ts'
import type { Case } from './cases.ts'
import { describeRoutes } from './describe-routes.ts'
import { runCase } from './run-case.ts'

const answered = cases.map((each) => ({ each, answer: runCase(each) }))
const routesOf = new Map(routes.map(({ method, path }) => [nameless(method, path), `${method} ${path}`]))

describe.skipIf(!present)('answers against the published descriptions', () => {
  const check = present ? openDescriptions() : () => []
  const results = answered.map(({ each, answer }) => {
    const { method, template } = each
    const about = aboutOf(each, answer)
    const complaints = check({ method, template, ...answer })
    return { each, method, template, title: each.title, answer, about, complaints }
  })

  test.each(results)('$method $template: $title', ({ each, answer, about, complaints }) => {
    expect(answer).toMatchObject({ status: each.status })
    expect(
      complaints.filter((complaint) => !knownDifferences.some((known) => covers(known, about, complaint))),
    ).toEqual([])
  })

  test('every difference of refusals still occurs, and none with more than a tenth of the operations', () => {
    const places = ofRefusals.flatMap(({ reason, places: all }) =>
      all.map((place) => ({ reason, places: [place] })),
    )
    const routesWith = (known: (typeof places)[number]): number =>
      new Set(
        results
          .filter(({ about, complaints }) => complaints.some((complaint) => covers(known, about, complaint)))
          .map(({ method, template }) => nameless(method, template)),
      ).size
    const found = places.map((known) => ({ ...known, share: routesWith(known) }))
    expect(found.filter(({ share }) => share === 0 || share > routes.length / 10)).toEqual([])
  })

  test('every operation is checked where it succeeds', () => {
    const checked = new Set(
      results
        .filter(({ answer }) => (answer.body ?? answer.bytes) !== undefined && answer.status < 300)
        .map(({ method, template }) => nameless(method, template)),
    )
    const served = routes.map(({ method, path }) => nameless(method, path))
    expect([...checked].toSorted()).toEqual(served.toSorted())
  })
})

describeRoutes(answered)

// A visible skip on a machine without them; a failure where everything must be checked.
test.skipIf(!present && process.env['CI'] !== 'true')(
  "Zoho's descriptions are at hand, where ZOHO_OAS says",
  () => {
    expect(present, `nothing in ${folder}: set ZOHO_OAS to the folder that has 2026 and 2025-06`).toBe(true)
  },
)

/** What a rule is compared with: the route, and for whatever is no whole success status and code. */
function aboutOf({ method, template }: Case, { status, body }: ReturnType<typeof runCase>): string {
  const route =
    routesOf.get(nameless(method, template)) ?? `${method} ${template.replaceAll(/\{\w+\}/g, ':id')}`
  const [, code] = /"code":"(\w+)"/.exec(JSON.stringify(body ?? '')) ?? []
  if (status < 300 && status !== 204 && status !== 207) return route
  return [route, status, code].filter((part) => part !== undefined).join(' ')
}

/** An operation whatever its variables are called. */
function nameless(method: string, path: string): string {
  return `${method} ${path.replaceAll(/\{\w+\}|:\w+/g, ':id')}`
}
