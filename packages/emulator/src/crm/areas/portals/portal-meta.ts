import { noContent, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import type { OrgData } from '../../data.ts'
import type { CrmAnswer } from '../../request.ts'
import { viewsOf } from '../custom-views/views-of.ts'
import { moduleOfQuery } from '../modules/module-of.ts'
import type { ModuleRow } from '../modules/module-row.ts'

/** `GET /settings/portals/meta?module=`: what people of this module may be given: it, its notes, and what points to it. */
export function getPortalMeta(call: Call): CrmAnswer {
  const { data } = call
  const module = moduleOfQuery(call)
  if (!module.api_supported || module.status !== 'visible') return noContent
  const related = data.modules
    .all()
    .filter((each) => each.status === 'visible' && each.api_supported && pointsTo(each, module, data))
  const notes = data.modules.find('Notes')
  const shown = [module, ...related, ...(notes === undefined ? [] : [notes])]
  return ok({ related_lists: shown.map((each) => ({ module: show(each, data) })) })
}

function pointsTo(
  { api_name: name }: ModuleRow,
  { api_name: target }: ModuleRow,
  { modules }: OrgData,
): boolean {
  return (
    name !== target &&
    modules
      .fieldsOf(name)
      .some(({ data_type: type, lookup }) => type === 'lookup' && lookup?.module?.api_name === target)
  )
}

function show(module: ModuleRow, data: OrgData): Record<string, unknown> {
  const { api_name, id, plural_label } = module
  return {
    api_name,
    id,
    plural_label,
    shared_type: data.sharing.get(api_name)?.share_type === 'private' ? 'private' : 'public',
    filters: [],
    layouts: data.modules.layoutsOf(api_name).map((layout) => ({
      id: layout.id,
      name: layout.name,
      display_label: layout['display_label'] ?? layout.name,
    })),
    views: viewsOf(module, data).map((view) => ({
      id: view.id,
      name: view.name,
      display_label: view.name,
      type: 'custom_view',
    })),
  }
}
