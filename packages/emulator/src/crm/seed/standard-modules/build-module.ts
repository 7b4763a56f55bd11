import { freezePlain } from '../../../engine/plain.ts'
import type { ModuleRow } from '../../areas/modules/module-row.ts'
import { activities } from './activities.ts'
import { booking } from './booking.ts'
import { inventory, lineItems } from './inventory.ts'
import { layOutModule, type ModuleParts } from './lay-out-module.ts'
import { personal, privacy } from './privacy.ts'
import { sales } from './sales.ts'
import { service, tabs } from './service.ts'
import type { StandardModule } from './standard-module.ts'

/** The modules of every organization, in the order of their ids. A new one goes to the end: ids stay. */
const standardModules: readonly StandardModule[] = [
  ...sales,
  ...activities,
  ...inventory,
  ...lineItems,
  ...service,
  ...tabs,
  ...booking,
  ...privacy,
]

/** Numbers of ids that one module has for itself, its fields, options and layout; the first module begins at the first. */
const FIRST = 1_000_000
const ROOM = 20_000

type IdOf = (number: number) => string

/** Number of a module's id; modules that are not standard have none. */
function numberOf(module: string): number {
  const index = standardModules.findIndex(({ api_name: name }) => name === module)
  if (index < 0) throw new Error(`There is no standard module "${module}".`)
  return FIRST + index * ROOM
}

/** The rows of all standard modules. */
export function buildModules(idOf: IdOf): readonly ModuleRow[] {
  return standardModules.map((module, index) => buildModule(module, index, idOf))
}

function buildModule(module: StandardModule, index: number, idOf: IdOf): ModuleRow {
  const { api_name: name, label, parent, flags } = module
  const is = (flag: string): boolean => flags.split(' ').includes(flag)
  return {
    id: idOf(numberOf(name)),
    api_name: name,
    module_name: module.module_name ?? name,
    singular_label: label,
    plural_label: module.plural ?? pluralOf(label),
    generated_type: module.generated_type ?? 'default',
    status: module.status ?? 'visible',
    visibility: module.visibility ?? 1,
    sequence_number: index + 1,
    api_supported: is('api_supported'),
    creatable: is('creatable'),
    editable: is('editable'),
    deletable: is('deletable'),
    viewable: is('viewable'),
    quick_create: is('quick_create'),
    convertable: is('convertable'),
    show_as_tab: parent === undefined && module.status === undefined,
    parent_module: parent === undefined ? {} : { api_name: parent, id: idOf(numberOf(parent)) },
    display_field: module.display_field,
    modified_time: null,
    modified_by: null,
  }
}

function pluralOf(label: string): string {
  return label.endsWith('y') ? `${label.slice(0, -1)}ies` : `${label}s`
}

/** Constants that are worked out when first asked for: frozen, the same for every organization with the same ids. */
const made = new Map<string, ModuleParts>()
/** Of a few organizations in several data centers; ids that somebody chose could be any number of others. */
const MOST = 2000

/**
 * Undefined for a module that is not standard.
 *
 * @param hasPrivacy whether the organization has compliance with the GDPR on
 */
export function buildParts(module: string, idOf: IdOf, hasPrivacy: boolean): ModuleParts | undefined {
  const standard = standardModules.find(({ api_name: name }) => name === module)
  if (standard === undefined) return undefined
  const hasBasis = hasPrivacy && personal.includes(module)
  // An id is its number behind digits of the organization.
  const key = `${idOf(0)} ${module} ${hasBasis}`
  const known = made.get(key)
  if (known !== undefined) return known
  const { fields, layout } = layOut(hasBasis ? withBasis(standard) : standard, idOf)
  const parts = Object.freeze({ fields: freezePlain(fields), layout: layout && freezePlain(layout) })
  if (made.size === MOST) made.clear()
  made.set(key, parts)
  return parts
}

function layOut(module: StandardModule, idOf: IdOf): ModuleParts {
  const base = numberOf(module.api_name)
  const counting = (first: number, step: number) => {
    let number = base + first - step
    return () => idOf((number += step))
  }
  return layOutModule(module, {
    layout: counting(11, 1),
    field: counting(101, 2),
    option: counting(5001, 2),
    module: (name) => idOf(numberOf(name)),
  })
}

/** At the end, so that the ids of everything else stay. */
function withBasis(module: StandardModule): StandardModule {
  return {
    ...module,
    fields: `${module.fields}\n@privacy`,
    sections: [...module.sections, 'Data Privacy'],
  }
}
