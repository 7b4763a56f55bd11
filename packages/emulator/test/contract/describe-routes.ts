import { globSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { CrmAnswer } from '../../src/crm/index.ts'
import { routes } from '../../src/crm/routes.ts'
import type { Case } from './cases.ts'
import { codesIn, readCodes } from './codes.ts'
import { stormRoute, type RouteOutcome } from './storm.ts'

/** A case and what it was answered. */
export interface Answered {
  readonly each: Case
  readonly answer: CrmAnswer
}

const shapeOf = (method: string, path: string): string => `${method} ${path.replaceAll(/:\w+|\{\w+\}/g, ':')}`

/** Every route is stormed with generated requests, counted per route; and each of its listed codes is answered. */
export function describeRoutes(answered: readonly Answered[]): void {
  const byShape = Map.groupBy(answered, ({ each }) => shapeOf(each.method, each.template))
  const codes = readCodes()
  const listed = Map.groupBy(codes, ({ where }) => where)

  describe.each(routes.map(({ method, path }) => [`${method} ${path}`, method, path] as const))(
    '%s',
    (route, method, path) => {
      const own = byShape.get(shapeOf(method, path)) ?? []
      let outcome: RouteOutcome
      beforeAll(() => {
        outcome = stormRoute(
          own.map(({ each }) => each),
          1,
        )
      })

      test('answers well at least twenty times, and never with 500', () => {
        expect(outcome.fine).toBeGreaterThanOrEqual(20)
        expect(outcome.answers.filter(({ status }) => status >= 500)).toEqual([])
        for (const { status, body, bytes } of outcome.answers)
          expect((body ?? bytes) === undefined).toBe(status === 204 || status === 304)
      })

      test('answers with each of its codes', () => {
        const answers = [...outcome.answers, ...own.map(({ answer }) => answer)]
        const found = new Set(answers.flatMap((answer) => [...codesIn(answer)]))
        const wanted = (listed.get(route) ?? []).filter(
          ({ test: file, notEmulated }) => file === '' && notEmulated === '',
        )
        expect(wanted.map(({ code }) => code).filter((code) => !found.has(code))).toEqual([])
        const denied = codes.filter(({ where, notEmulated }) => notEmulated !== '' && path.startsWith(where))
        expect(denied.filter(({ code }) => found.has(code))).toEqual([])
      })
    },
  )

  test('codes are listed for what is served, each once', () => {
    const served = routes.map(({ method, path }) => [`${method} ${path}`, path] as const)
    const strange = [...listed.keys()].filter(
      (where) => !served.some(([route, path]) => route === where || path.startsWith(where)),
    )
    expect(strange).toEqual([])
    const keys = codes.map(({ where, code }) => `${where} ${code}`)
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
  })

  test('codes that are tested elsewhere are', () => {
    const files = globSync('**/*.test.ts', { cwd: new URL('..', import.meta.url) })
    const missing = codes.filter(({ code, test: file }) => {
      if (file === '') return false
      const path = files.find((each) => each.endsWith(`/${file}`))
      return (
        path === undefined ||
        !readFileSync(new URL(`../${path}`, import.meta.url), 'utf8').includes(`'${code}'`)
      )
    })
    expect(missing).toEqual([])
  })
}
