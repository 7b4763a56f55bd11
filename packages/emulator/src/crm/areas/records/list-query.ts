import { badParameter, fault, flat, missingParameter } from '../../answers.ts'
import { Refusal } from '../../refusal.ts'

/** How a list of records is ordered. */
export interface RecordOrder {
  readonly by: 'id' | 'Created_Time' | 'Modified_Time'
  readonly order: 'asc' | 'desc'
}

const MOST_FIELDS = 50
const sortable = ['id', 'Created_Time', 'Modified_Time'] as const

/** `fields`, separated by commas; undefined when the call does not choose. @throws Refusal for more than fifty */
export function readFieldNames(query: URLSearchParams): readonly string[] | undefined {
  const names = (query.get('fields') ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  if (names.length > MOST_FIELDS) {
    const details = { limit: MOST_FIELDS, param_name: 'fields' }
    throw new Refusal(flat(400, fault('LIMIT_EXCEEDED', 'the maximum number of fields is exceeded', details)))
  }
  return names.length === 0 ? undefined : [...new Set(names)]
}

/** `fields` of a list, which must name some. @throws Refusal */
export function readNeededFields(query: URLSearchParams): readonly string[] {
  const names = readFieldNames(query)
  if (names === undefined) throw new Refusal(missingParameter('fields'))
  return names
}

/** `sort_by` and `sort_order`; a view has its own, of which this knows the same fields. @throws Refusal */
export function readOrder(
  query: URLSearchParams,
  view?: { readonly sort_by: string | null; readonly sort_order: string | null },
): RecordOrder {
  const usual = sortable.find((name) => name === view?.sort_by) ?? 'id'
  const by = sortable.find((name) => name === (query.get('sort_by') ?? usual))
  if (by === undefined) {
    const details = { param_name: 'sort_by', supported_values: sortable }
    throw new Refusal(flat(400, fault('INVALID_DATA', 'Invalid value for the parameter', details)))
  }
  const order = query.get('sort_order') ?? view?.sort_order ?? 'desc'
  if (order !== 'asc' && order !== 'desc') throw new Refusal(badParameter('sort_order'))
  return { by, order }
}

/** Whether a call asks for converted leads: `false` (the default), `true`, `both`. @throws Refusal */
export function readConverted(query: URLSearchParams): boolean | undefined {
  const text = query.get('converted') ?? 'false'
  if (text === 'both') return undefined
  if (text !== 'true' && text !== 'false') throw new Refusal(badParameter('converted'))
  return text === 'true'
}
