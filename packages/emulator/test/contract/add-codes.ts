// `pnpm codes`: adds to codes.tsv what routes answer with and is not listed, and takes out what is answered after all.
import { writeFileSync } from 'node:fs'
import { routes } from '../../src/crm/routes.ts'
import { cases } from './all-cases.ts'
import { codesIn, codesFile, readCodes, type ListedCode } from './codes.ts'
import { runCase } from './run-case.ts'
import { stormRoute } from './storm.ts'

const shapeOf = (method: string, path: string): string => `${method} ${path.replaceAll(/:\w+|\{\w+\}/g, ':')}`
const byShape = Map.groupBy(cases, ({ method, template }) => shapeOf(method, template))
const rows = new Map(readCodes().map((row) => [`${row.where}\t${row.code}`, row]))

for (const { method, path } of routes) {
  const where = `${method} ${path}`
  const own = byShape.get(shapeOf(method, path)) ?? []
  const answers = [...stormRoute(own, 1).answers, ...own.map((each) => runCase(each))]
  for (const code of answers.flatMap((answer) => [...codesIn(answer)])) {
    for (const [key, row] of rows)
      if (row.code === code && row.notEmulated !== '' && path.startsWith(row.where)) rows.delete(key)
    if (!rows.has(`${where}\t${code}`))
      rows.set(`${where}\t${code}`, { where, code, test: '', notEmulated: '' })
  }
}

const keyOf = ({ where, code }: ListedCode): string => `${where.split(' ').at(-1) ?? ''}\t${where}\t${code}`
const sorted = [...rows.values()].toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
const lines = sorted.map(({ where, code, test, notEmulated }) => `${where}\t${code}\t${test}${notEmulated}`)
const head = 'where\tcode\ttested elsewhere, or why it is not emulated'
writeFileSync(codesFile, `${[head, ...lines].join('\n')}\n`)
