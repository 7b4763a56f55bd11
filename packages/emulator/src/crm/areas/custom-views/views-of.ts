import { nextId, type OrgData } from '../../data.ts'
import { layOut } from '../../lay-out.ts'
import type { ModuleRow } from '../modules/module-row.ts'
import type { ViewRow } from './view-row.ts'

/** First number of the ids of a standard module's views, counted from the module's own. */
const FIRST = 15_001

/** Views that every module has, and those of leads. `#`: the plural of the module. */
const everywhere: readonly Seeded[] = [
  ['All #', 'ALLVIEWS', null],
  ['My #', 'MYVIEWS', equal('Owner', '${CURRENTUSER}')],
]
const ofLeads: readonly Seeded[] = [
  ['Converted #', 'CONVERTEDVIEWS', equal('Converted__s', true)],
  ['Junk #', 'JUNKLEADVIEWS', equal('Lead_Status', 'Junk Lead')],
  ['Not Qualified #', 'NOTQUALIFIEDLEADVIEWS', equal('Lead_Status', 'Not Qualified')],
]

type Seeded = readonly [name: string, systemName: string, criteria: unknown]

function equal(name: string, value: unknown): unknown {
  return { field: { api_name: name }, comparator: 'equal', value, type: 'value' }
}

/** The views of a module, whoever may see them. Those of the system are there without being made. */
export function viewsOf(module: ModuleRow, data: OrgData): readonly ViewRow[] {
  const { database, customViews } = data
  const { api_name: name } = module
  if (customViews.where('module', name).length === 0) {
    const seeded = name === 'Leads' ? [...everywhere, ...ofLeads] : everywhere
    layOut(database, () => {
      for (const [index, view] of seeded.entries()) customViews.insert(systemView(view, index, module, data))
    })
  }
  return customViews.where('module', name)
}

function systemView(
  [title, systemName, criteria]: Seeded,
  index: number,
  module: ModuleRow,
  data: OrgData,
): ViewRow {
  const { api_name: name, id, plural_label: plural, display_field: shown, generated_type: type } = module
  // Ids of standard modules leave room; others have no number that is free.
  const free = type === 'default' ? `${BigInt(id) + BigInt(FIRST + index * 2)}` : nextId(data)
  return {
    id: free,
    module: name,
    name: title.replace('#', plural),
    system_name: systemName,
    default: index === 0,
    access_type: 'public',
    criteria,
    fields: [{ api_name: shown, _pin: false }],
    sort_by: null,
    sort_order: null,
    shared_to: [],
    created_by: null,
    created_time: null,
    modified_by: null,
    modified_time: null,
    last_accessed_time: null,
  }
}
