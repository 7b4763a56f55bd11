import type { OrgData } from '../../data.ts'
import type { FieldRow } from '../fields/field-row.ts'
import type { ModuleRow } from '../modules/module-row.ts'
import { pairsOf, type LinkPair } from './link-pairs.ts'

/** How the records of a list belong to the record above them. */
export type Relation =
  /** Notes and attachments. */
  | { readonly kind: 'hanging' }
  /** One of these fields points to it. */
  | { readonly kind: 'lookup'; readonly fields: readonly string[] }
  | { readonly kind: 'link'; readonly pair: LinkPair }
  /** Open or closed tasks, meetings and calls, mixed. */
  | { readonly kind: 'activities'; readonly closed: boolean }

/** A list that stands below the records of a module. */
export interface RelatedList {
  readonly id: string
  readonly api_name: string
  readonly label: string
  /** Module of its records; undefined: several, or one that the organization does not have. */
  readonly of: ModuleRow | undefined
  readonly relation: Relation
}

type Draft = Omit<RelatedList, 'api_name'> & { readonly name: string }

const activities = ['Tasks', 'Events', 'Calls']

/** What stands below the records of a module: it follows from the fields of all modules, and from what can be linked. */
export function listsOf(module: ModuleRow, data: Pick<OrgData, 'modules'>): readonly RelatedList[] {
  const names = new Map<string, number>()
  const drafts = [
    ...attached(module, data),
    ...looking(module, data),
    ...mixed(module, data),
    ...linked(module, data),
  ]
  return drafts.map(({ name, ...list }) => {
    const count = names.get(name) ?? 0
    names.set(name, count + 1)
    return { ...list, api_name: count === 0 ? name : `${name}${count}` }
  })
}

function attached(module: ModuleRow, { modules }: Pick<OrgData, 'modules'>): readonly Draft[] {
  return ['Notes', 'Attachments'].map((name, index) => ({
    id: after(module.id, 17_001 + index * 2),
    name,
    label: name,
    of: modules.find(name),
    relation: { kind: 'hanging' },
  }))
}

function looking(module: ModuleRow, { modules }: Pick<OrgData, 'modules'>): readonly Draft[] {
  return modules
    .all()
    .filter((other) => other.api_supported && other.generated_type !== 'subform')
    .flatMap((other): readonly Draft[] => {
      const fields = modules.fieldsOf(other.api_name).filter((field) => pointsTo(field, module.api_name))
      const [first] = fields
      const label = other.plural_label
      if (first !== undefined && activities.includes(other.api_name)) {
        const relation = { kind: 'lookup' as const, fields: fields.map(({ api_name: name }) => name) }
        return [{ id: after(first.id, 1), name: other.api_name, label, of: other, relation }]
      }
      return fields.map((field) => {
        const { api_name: given } = (field.lookup ?? {}) as { readonly api_name?: string }
        const relation = { kind: 'lookup' as const, fields: [field.api_name] }
        return { id: after(field.id, 1), name: given ?? other.api_name, label, of: other, relation }
      })
    })
}

function mixed(module: ModuleRow, { modules }: Pick<OrgData, 'modules'>): readonly Draft[] {
  const has = modules.fieldsOf('Tasks').some((field) => pointsTo(field, module.api_name))
  if (!has) return []
  const list = (name: string, label: string, index: number, closed: boolean): Draft => {
    return {
      id: after(module.id, 17_021 + index),
      name,
      label,
      of: undefined,
      relation: { kind: 'activities', closed },
    }
  }
  return [
    list('Activities_Chronological_View', 'Open Activities', 0, false),
    list('Activities_Chronological_View_History', 'Closed Activities', 2, true),
  ]
}

function linked(module: ModuleRow, { modules }: Pick<OrgData, 'modules'>): readonly Draft[] {
  return pairsOf(module.api_name).map(({ other, pair }, index) => {
    const of = modules.find(other)
    const label = of?.plural_label ?? other
    return {
      id: after(module.id, 17_041 + index * 2),
      name: other,
      label,
      of,
      relation: { kind: 'link', pair },
    }
  })
}

/** Lookups of the system, such as what a lead became, make no list; nor does what notes and attachments hang on. */
function pointsTo(field: FieldRow, module: string): boolean {
  const { data_type: type, lookup, multi_module_lookup: many, api_name: name } = field
  if (type === 'multi_module_lookup')
    return name === 'What_Id' && many?.modules?.some(({ api_name: each }) => each === module) === true
  const isOfSystem = name.startsWith('Converted_') || field.operation_type?.api_create === false
  return type === 'lookup' && !isOfSystem && lookup?.module?.api_name === module
}

function after(id: string, steps: number): string {
  return `${BigInt(id) + BigInt(steps)}`
}
