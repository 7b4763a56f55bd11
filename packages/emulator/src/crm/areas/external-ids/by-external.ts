import { idsSeen, NO_RECORD } from '../../access/record-of-path.ts'
import { fault, flat, missingParameter } from '../../answers.ts'
import { isJsonObject, own } from '../../../json.ts'
import type { Call, Operation } from '../../call.ts'
import { missing } from '../../read-body.ts'
import { Refusal } from '../../refusal.ts'
import { route, type Route, type RouteRules } from '../../route.ts'
import { nameValues } from './name-values.ts'
import { idOfValue, readExternals, type External } from './read-external.ts'
import { resolveBody } from './resolve-rows.ts'

/** A route whose records the header `X-EXTERNAL` lets name by values of external fields. */
export function externalRoute(
  line: string,
  scopes: Route['scopes'] | string,
  operation: Operation,
  rules: RouteRules = {},
): Route {
  const plain = route(line, scopes, operation, rules)
  return { ...plain, operation: byExternal(plain), byExternal: true }
}

/** The values become ids before, and the answer has the values besides. */
function byExternal(plain: Route): Operation {
  const { operation, method } = plain
  return (call) => {
    if (call.external === undefined) return operation(call)
    const externals = readExternals(call.external, call)
    const places = placesOf(plain.path)
    const [module = '', record, list, related] = places.map((place) =>
      typeof place === 'string' ? place : call.ids[place],
    )
    const direct = externals.filter(({ steps }) => steps.length === 0)
    const base = direct.find((each) => each.module === module)
    // What hangs on a record is named by a field of another module, or of the same one named twice.
    const other = direct.find((each) => each !== base)
    refuseStray(list === undefined ? other : undefined)
    const meant = list === undefined ? base : other
    if (method === 'PUT') refuseBody({ record, list, related }, base, other, call)
    const writesNamed = method === 'PUT' && (list === undefined ? record : related) === undefined
    const body = resolveBody(call.body, { externals, ofRows: writesNamed ? meant : undefined }, call)
    const meantBy = [undefined, base, undefined, other]
    const named = places.flatMap((place, index) =>
      typeof place === 'string' ? [] : [resolved(call.ids[place] ?? '', meantBy[index], call)],
    )
    const ids = idsSeen({ route: plain, ids: named, module }, call.accessTo, call)
    const { query, values } = resolveQuery(meant, call)
    const value = list === undefined ? record : related
    const answer = operation({ ...call, ids, id: ids[0] ?? '', body, query })
    return nameValues(answer, { externals, meant, values: value === undefined ? values : [value] }, call)
  }
}

/**
 * Module, record, list and record of the list of a path: the words of a path that has its module in itself, else where the
 * ids of a call have them.
 */
function placesOf(path: string): readonly (string | number)[] {
  const segments = path.split('/').slice(1)
  const names = segments.filter((segment) => segment.startsWith(':'))
  if (path.startsWith('/:module')) return names.map((_name, index) => index)
  return segments.map((segment) => (segment.startsWith(':') ? names.indexOf(segment) : segment))
}

function resolved(value: string, external: External | undefined, call: Call): string {
  return external === undefined ? value : (idOfValue(value, external, call) ?? NO_RECORD)
}

/** A field of a module that the call has nothing to do with. @throws Refusal */
function refuseStray(stray: External | undefined): void {
  if (stray === undefined) return
  const details = { header_name: 'X-EXTERNAL' }
  throw new Refusal(flat(400, fault('INVALID_DATA', 'invalid external field', details)))
}

function at(name: string): { readonly api_name: string; readonly json_path: string } {
  return { api_name: name, json_path: `$.data[0].${name}` }
}

/** A record that is named by its value keeps it; a link names what it links. @throws Refusal */
function refuseBody(
  { record, list, related }: Readonly<Record<'record' | 'list' | 'related', string | undefined>>,
  base: External | undefined,
  other: External | undefined,
  call: Call,
): void {
  const rows = isJsonObject(call.body) ? own(call.body, 'data') : undefined
  const row: unknown = Array.isArray(rows) ? rows[0] : undefined
  if (!isJsonObject(row)) return
  if (list === undefined) {
    const value = base && own(row, base.field.api_name)
    if (base === undefined || record === undefined || value === undefined || value === record) return
    const message = 'the record is named by this value'
    throw new Refusal(flat(400, fault('NOT_ALLOWED', message, at(base.field.api_name))))
  }
  if (other === undefined || related !== undefined || own(row, other.field.api_name) !== undefined) return
  throw new Refusal(flat(400, missing(at(other.field.api_name))))
}

/** `ids` of the query, which hold values. @throws Refusal when none of many is there */
function resolveQuery(
  external: External | undefined,
  call: Call,
): { readonly query: URLSearchParams; readonly values: readonly string[] } {
  const sent = call.query.get('ids')
  if (external === undefined || sent === null) return { query: call.query, values: [] }
  if (sent === '') throw new Refusal(missingParameter('ids'))
  const values = sent.split(',').map((value) => value.trim())
  const query = new URLSearchParams(call.query)
  query.set('ids', values.map((value) => resolved(value, external, call)).join(','))
  return { query, values }
}
