// Every operation of Zoho CRM's API is declared, or stands in a list that says why not.
import { existsSync, readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { routeOf } from '../../../../scripts/emulated.ts'
import { byParameter, leftOut, notDone, notServed, packages } from './lists.ts'
import { readCensus, shapeOf, type CensusRow } from './read-census.ts'

interface Callable {
  call(...parameters: readonly unknown[]): {
    readonly headers?: Readonly<Record<string, string>>
    readonly path: { readonly value: string }
  }
}

interface Declared {
  readonly package: string
  readonly name: string
  readonly shape: string
}

const file = new URL('../../census.tsv', import.meta.url)
const census = readCensus(file)
const declared: readonly Declared[] = Object.entries(packages).flatMap(([name, members]) =>
  Object.entries(members).flatMap(([member, value]: [string, unknown]) => {
    const { endpoint } = (value ?? {}) as { endpoint?: { method: string; address: string; scopes: string[] } }
    if (typeof value !== 'function' || endpoint === undefined) return []
    const shape = shapeOf(endpoint.method, endpoint.address)
    return [{ package: name, name: member, shape }]
  }),
)

const rowsByShape = Map.groupBy(census, (row) => shapeOf(row.method, row.path))

/** The row of a declared operation: by method and address, and by name where several rows share these. */
function rowOf({ name, shape, package: folder }: Declared): CensusRow | undefined {
  const rows =
    rowsByShape.get(shape) ?? census.filter((row) => row.path.startsWith('{') && row.function === name)
  const own = rows.filter((row) => row.package === folder)
  return own.length === 1 ? own[0] : own.find((row) => row.function === name)
}

const done = new Map(declared.map((each) => [rowOf(each)?.function, each]))
for (const [name, [by]] of Object.entries(byParameter)) {
  const each = declared.find((one) => one.name === by)
  if (each !== undefined) done.set(name, each)
}

function notYet(row: CensusRow): boolean {
  const systems = notDone[row.package]
  return systems === 'everything' || (systems?.includes(row.system) ?? false)
}

test('the table has 511 operations, each with a name of its own', () => {
  expect(census).toHaveLength(511)
  expect(new Set(census.map((row) => row.function)).size).toBe(511)
})

const original =
  process.env['ZOHO_OAS'] && new URL('../operations.tsv', pathToFileURL(`${process.env['ZOHO_OAS']}/`))
test.skipIf(!original || !existsSync(original))('the table is the one that the facts make', () => {
  expect(readFileSync(file, 'utf8')).toBe(readFileSync(original as URL, 'utf8'))
})

test('every operation is declared, not done yet, or left out with a reason', () => {
  const missing = census.filter(
    (row) => !done.has(row.function) && !notYet(row) && !(row.function in leftOut),
  )
  expect(missing.map((row) => `${row.package}: ${row.function} ${row.method} ${row.path}`)).toEqual([])
})

test('every declared operation is in the table', () => {
  expect(declared.filter((each) => !rowOf(each)).map(({ name, shape }) => `${name}: ${shape}`)).toEqual([])
})

test('what the emulator does not serve yet is listed, and nothing else', () => {
  const unserved = declared.filter(({ shape }) => routeOf(shape) === undefined).map(({ name }) => name)
  expect([...notServed].toSorted()).toEqual(unserved.toSorted())
})

test.each(Object.entries(byParameter))('%s is a parameter of %s', (_name, [by, ...parameters]) => {
  const operation = Object.values(packages).find((members) => by in members) as Record<string, Callable>
  const call = operation[by]?.call(...parameters, { external: ['Customer_No', 'Deals.Deal_No'] })
  expect(call?.headers).toEqual({ 'x-external': 'Contacts.Customer_No,Deals.Deal_No' })
  const path = parameters.filter((each) => typeof each === 'string')
  expect(call?.path.value).toBe(path.join('/'))
})

test('no two operations stand for one row', () => {
  const twice = declared.filter((each) => done.get(rowOf(each)?.function) !== each)
  expect(twice.map(({ name, shape }) => `${name}: ${shape}`)).toEqual([])
})

test('names of functions are unique across the packages', () => {
  const names = Object.values(packages).flatMap((members) => Object.keys(members))
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})

test('nothing stands in the lists that is done, and no area that the table does not have', () => {
  const areas = Object.entries(notDone).flatMap(([folder, systems]) =>
    systems === 'everything' ? [{ folder }] : systems.map((system) => ({ folder, system })),
  )
  const stale = areas.filter((area) => {
    const rows = census.filter(
      (row) => row.package === area.folder && (!('system' in area) || row.system === area.system),
    )
    return rows.every((row) => done.has(row.function))
  })
  expect(stale).toEqual([])
  const unknown = Object.keys(leftOut).filter((name) => !census.some((row) => row.function === name))
  expect(unknown).toEqual([])
  expect(Object.keys(leftOut).filter((name) => done.has(name))).toEqual([])
})
