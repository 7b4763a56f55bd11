import { isJsonObject, own } from '../../../json.ts'
import { orgOf, type OrgData } from '../../data.ts'
import { familyOf } from '../../fields/families.ts'
import type { Values } from '../../fields/read-row.ts'
import { LONGEST, type Scope, type Value } from '../../formulas/formula.ts'
import { momentOf } from '../../formulas/moments.ts'
import { readFormula } from '../../formulas/read-formula.ts'
import { writeTime } from '../../model/time.ts'
import type { FieldRow } from '../fields/field-row.ts'
import { withoutNull } from './without-null.ts'

type Doing = { readonly data: Pick<OrgData, 'modules' | 'org'>; readonly now: number }

/** Works the value of one formula field out. */
type Work = (valueOf: (name: string) => unknown) => unknown

const DECIMALS = 2

/** The values of a record's formulas; one that cannot be read, or of what has no single value, has none. */
export function formulasOf(module: string, record: Values, doing: Doing): Values {
  return valuesOf(record, openFormulas(module, doing))
}

/** A formula may be of one that stands before it. */
function valuesOf(record: Values, formulas: readonly (readonly [name: string, work: Work])[]): Values {
  const values: Record<string, unknown> = {}
  for (const [name, work] of formulas) values[name] = work((of) => own(values, of) ?? own(record, of))
  return values
}

function openFormulas(module: string, doing: Doing): readonly (readonly [name: string, work: Work])[] {
  return doing.data.modules
    .fieldsOf(module)
    .filter(({ data_type: type }) => type === 'formula')
    .map((field) => [field.api_name, openFormula(field, module, doing)] as const)
}

const nothing: Work = () => null

function openFormula(field: FieldRow, module: string, { data, now }: Doing): Work {
  const { formula } = field
  const expression = isJsonObject(formula) ? own(formula, 'expression') : undefined
  const read = typeof expression === 'string' ? readFormula(expression) : undefined
  if (read === undefined) return nothing
  const fields = read.names.map((name) => [name, fieldNamed(name, module, data)] as const)
  const apiNames = new Map(fields.map(([name, each]) => [name, each?.api_name ?? '']))
  if (fields.some(([, each]) => each === undefined || unread.includes(familyOf(each)))) return nothing
  const timeZone = orgOf(data).time_zone
  return (valueOf) => {
    const scope: Scope = { now, timeZone, valueOf: (name) => single(valueOf(apiNames.get(name) ?? '')) }
    return resultOf(read.work(scope), field, scope)
  }
}

/** Families of fields whose values are none that a formula works with. */
const unread = ['reference', 'choices', 'none']

/** By its API name, or by its label, as Zoho's own examples write it. */
function fieldNamed(
  name: string,
  module: string,
  { modules }: Pick<OrgData, 'modules'>,
): FieldRow | undefined {
  return (
    modules.fieldOf(module, name) ?? modules.fieldsOf(module).find(({ field_label: label }) => label === name)
  )
}

function single(value: unknown): Value {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}

/** A result as records keep it; null for one that is not of the type that the field returns. */
function resultOf(value: Value, { formula, decimal_place: places }: FieldRow, scope: Scope): unknown {
  const type = String(formula?.return_type)
  if (type === 'text')
    return typeof value === 'string' && value !== '' && value.length <= LONGEST ? value : null
  if (type === 'boolean') return typeof value === 'boolean' ? value : null
  if (type === 'date' || type === 'datetime') {
    const moment = momentOf(value, scope)
    if (moment === null) return null
    const text = writeTime(moment.instant, scope.timeZone)
    return type === 'date' ? text.slice(0, 10) : text
  }
  if (typeof value !== 'number') return null
  const factor = 10 ** (typeof places === 'number' ? places : DECIMALS)
  return Math.round(value * factor) / factor
}

/** Works the formulas of all records of a module out anew: one was made, or changed. */
export function recompute(module: string, doing: Doing): void {
  const records = doing.data.modules.recordsOf(module)
  const formulas = openFormulas(module, doing)
  const all = [...records.all()]
  for (const record of all) {
    const { id, Created_Time, Modified_Time } = record
    const values: Values = { ...record }
    const kept = withoutNull({ ...values, ...valuesOf(values, formulas) })
    records.replace({ ...kept, id, Created_Time, Modified_Time })
  }
}
