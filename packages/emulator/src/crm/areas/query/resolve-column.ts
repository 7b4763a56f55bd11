import { isJsonObject, own } from '../../../json.ts'
import type { OrgData } from '../../data.ts'
import type { Field } from '../../fields/field.ts'
import type { Values } from '../../fields/read-row.ts'
import { invalidQuery, unknownColumn } from './query-faults.ts'
import { sourceOf, type RowSource } from './row-sources.ts'

/** A column of a query, found in the metadata. */
export interface Column {
  /** As written in the query. */
  readonly path: string
  readonly field: Field
  /** The lookups that lead to it: `Account_Name.Parent_Account`. Empty: it is the row's own. */
  readonly join: string
  /** What is stored there; undefined or null when nothing is, or nothing leads there. */
  readonly read: (row: Values) => unknown
}

/** Most lookups in a path. */
const DEEPEST = 2

/** Finds the column that a path names. @throws Refusal when it names none */
export function resolveColumn(path: string, source: RowSource, data: OrgData): Column {
  const marked = `!${source.name}.`
  const bare = path.startsWith(marked) ? path.slice(marked.length) : path
  const segments = bare.split('.')
  const last = segments.pop() ?? ''
  const plain = resolveModuleOf(path, segments, last, source, data)
  if (plain !== undefined) return plain
  if (segments.length > DEEPEST || bare.startsWith('!')) throw unknownColumn(path)
  let at = source
  let reach: (row: Values) => Values | undefined = itself
  for (const segment of segments) {
    const step = followLookup(segment, at, data)
    if (step === undefined) throw unknownColumn(path)
    const before = reach
    reach = (row) => {
      const from = before(row)
      return from && step.follow(from)
    }
    at = step.to
  }
  const field = at.fieldOf(last)
  if (field === undefined) throw unknownColumn(path)
  if (unreadable.has(field.data_type) || (field.fields !== undefined && lists.has(field.api_name)))
    throw invalidQuery('unsupported column', { column_name: path })
  const value = readerOf(field, at, data)
  const isOwn = segments.length === 0
  const read = (row: Values): unknown => {
    const from = reach(row)
    return from === undefined ? undefined : value(from)
  }
  return { path, field, join: segments.join('.'), read: isOwn ? value : read }
}

const itself = (row: Values): Values => row

/** Data types whose values no query gives. */
const unreadable: ReadonlySet<string> = new Set([
  'subform',
  'multiselectlookup',
  'multiuserlookup',
  'fileupload',
  'imageupload',
])

/** Lists that metadata calls texts, and no query gives; the taxes of a product are such a list, and are given. */
const lists: ReadonlySet<string> = new Set(['Participants', 'Pricing_Details', 'Product_Details'])

interface Step {
  readonly to: RowSource
  readonly follow: (row: Values) => Values | undefined
}

/** Where a lookup leads: `Account_Name`, `Owner`, `What_Id->Leads`. */
function followLookup(segment: string, from: RowSource, data: OrgData): Step | undefined {
  const [name = '', arrow] = segment.split('->')
  const field = from.fieldOf(name)
  if (field === undefined) return undefined
  const read = valueOf(name)
  const consents = field.data_type === 'consent_lookup' ? sourceOf('consents', data) : undefined
  // What a person agreed to stands in his record.
  if (consents !== undefined && arrow === undefined)
    return { to: consents, follow: (row) => objectOr(read(row)) }
  const targets = targetsOf(field)
  const module =
    arrow === undefined ? (isMany(field) ? undefined : targets[0]) : targets.find((each) => each === arrow)
  const to = module === undefined ? undefined : sourceOf(module, data)
  if (to === undefined) return undefined
  return {
    to,
    follow: (row) => {
      const id = idIn(read(row))
      return id === undefined ? undefined : to.get(id)
    },
  }
}

/** `What_Id.module.api_name`: the module of what a reference points to. */
function resolveModuleOf(
  path: string,
  segments: readonly string[],
  last: string,
  source: RowSource,
  data: OrgData,
): Column | undefined {
  const [name = '', word, ...others] = segments
  const field = source.fieldOf(name)
  if (word !== 'module' || others.length > 0 || field === undefined || !isMany(field)) return undefined
  if (last !== 'api_name' && last !== 'id') return undefined
  const find = moduleFinder(field, data)
  const read = valueOf(name)
  return {
    path,
    field: { api_name: path, data_type: last === 'id' ? 'bigint' : 'text' },
    join: '',
    read: (row) => find(read(row))?.[last],
  }
}

/** Finds the module of what a reference that may lead to several points to. */
export function moduleFinder(
  field: Field,
  data: OrgData,
): (value: unknown) => { readonly api_name: string; readonly id: string } | undefined {
  const targets = targetsOf(field)
  return (value) => {
    const id = idIn(value)
    const name = targets.find((each) => id !== undefined && data.modules.recordsOf(each).has(id))
    const module = name === undefined ? undefined : data.modules.find(name)
    return module && { api_name: module.api_name, id: module.id }
  }
}

/** Whether a reference may lead to several modules. */
export function isMany({ data_type: type }: Field): boolean {
  return type === 'multi_module_lookup'
}

/** Modules, or kinds of settings, that a reference may lead to; none: it is not a reference. */
export function targetsOf(field: Field): readonly string[] {
  const { data_type: type } = field
  if (type === 'lookup') return field.lookup?.module === undefined ? [] : [field.lookup.module.api_name]
  if (type === 'ownerlookup' || type === 'userlookup') return ['users']
  if (type === 'layout') return ['layouts']
  return isMany(field) ? (field.multi_module_lookup?.modules ?? []).map(({ api_name: name }) => name) : []
}

function readerOf(field: Field, from: RowSource, data: OrgData): (row: Values) => unknown {
  const read = valueOf(field.api_name)
  if (field.data_type === 'boolean') return (row) => read(row) ?? false
  if (field.data_type === 'territories') return (row) => territoriesOf(row, from.name, data)
  const targets = targetsOf(field)
  if (targets.length === 0) return read
  const sources = targets.map((each) => sourceOf(each, data))
  // What a reference points to may be gone: it then reads as nothing.
  return (row) => {
    const value = read(row)
    const id = idIn(value)
    return id !== undefined && sources.some((each) => each?.get(id) !== undefined) ? value : null
  }
}

/** The territories of a record are rows of their own. */
function territoriesOf(row: Values, module: string, data: OrgData): readonly unknown[] {
  return data.recordTerritories
    .where('record', `${module} ${String(own(row, 'id'))}`)
    .map(({ territory: { id } }) => ({ name: data.territories.get(id)?.name ?? '', id }))
}

/** Nearly no field has the name of something that every object inherits: what is there is the row's own. */
function valueOf(name: string): (row: Values) => unknown {
  return name in Object.prototype ? (row) => own(row, name) : (row) => row[name]
}

function objectOr(value: unknown): Values | undefined {
  return isJsonObject(value) ? value : undefined
}

function idIn(value: unknown): string | undefined {
  const id = isJsonObject(value) ? own(value, 'id') : undefined
  return typeof id === 'string' ? id : undefined
}
