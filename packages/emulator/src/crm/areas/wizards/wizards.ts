import { missingParameter, noContent, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { orgOf } from '../../data.ts'
import { nameUser } from '../../names.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { route, type Route } from '../../route.ts'
import type { LayoutRow } from '../layouts/layout-row.ts'

const PATH = '/settings/wizards'
/** Numbers of the ids of the one wizard that there is, and of its parts. */
const WIZARD = 1_018_001
const NAME = 'Qualify'

/** `GET /settings/wizards` and `…/{wizard}`: every organization has one, for leads; wizards are made in Zoho's user interface. */
export const wizardRoutes: readonly Route[] = [
  route(`GET ${PATH}`, 'settings.wizards.READ', listWizards),
  route(`GET ${PATH}/:id`, 'settings.wizards.READ', getWizard),
]

function listWizards(call: Call): CrmAnswer {
  const module = call.query.get('module')
  const layout = layoutOf(call)
  if (layout === undefined || (module !== null && module !== 'Leads')) return noContent
  const screens = screensOf(call).map(({ id, api_name, display_label }) => ({ id, api_name, display_label }))
  return ok({ wizards: [{ ...wizardOf(call), containers: [{ ...container(layout, call), screens }] }] })
}

function getWizard(call: Call): CrmAnswer {
  const asked = call.query.get('layout_id')
  if (asked === null || asked === '') throw new Refusal(missingParameter('layout_id'))
  const layout = layoutOf(call)
  if (layout?.id !== asked || call.id !== call.data.idOf(WIZARD)) return noContent
  const screens = screensOf(call)
  const briefs = screens.map(({ id, display_label }) => ({ id, display_label }))
  const [first, second] = briefs
  const chart_data = {
    nodes: briefs.map((screen, index) => ({ pos_x: index * 300, pos_y: 0, start_node: index === 0, screen })),
    connections: [{ id: call.data.idOf(WIZARD + 40), source_screen: first, target_screen: second }],
    color_palette: { button_background: ['#2f7cf6'] },
  }
  return ok({
    wizards: [{ ...wizardOf(call), containers: [{ ...container(layout, call), chart_data, screens }] }],
  })
}

function layoutOf({ data }: Call): LayoutRow | undefined {
  return data.modules.layoutsOf('Leads')[0]
}

function container(layout: LayoutRow, { data }: Call) {
  return {
    id: data.idOf(WIZARD + 2),
    layout: { name: layout.name, display_label: layout.name, id: layout.id },
  }
}

function wizardOf({ data }: Call): Record<string, unknown> {
  const module = data.modules.find('Leads')
  const [maker] = data.users.slice(0, 1)
  const by = maker === undefined ? null : nameUser(data, maker)
  const { created_time: time } = orgOf(data)
  return {
    id: data.idOf(WIZARD),
    name: NAME,
    display_label: NAME,
    active: true,
    module: { api_name: 'Leads', id: module?.id ?? '' },
    profiles: [...data.profiles.all()].map(({ id, name }) => ({ name, id, display_label: name })),
    portal_user_types: [],
    created_time: time,
    created_by: by,
    modified_time: time,
    modified_by: by,
  }
}

/** Two screens: who it is, and what is known. */
function screensOf({ data }: Call) {
  const field = (name: string, index: number) => {
    const found = data.modules.fieldOf('Leads', name)
    return { sequence_number: index + 1, type: 'field', resource: { name, id: found?.id ?? '' } }
  }
  const screen = (number: number, label: string, names: readonly string[]) => ({
    id: data.idOf(WIZARD + number),
    api_name: label.replace(' ', '_'),
    display_label: label,
    conditional_rules: null,
    segments: [
      {
        id: data.idOf(WIZARD + number + 1),
        sequence_number: 1,
        display_label: label,
        type: 'composite',
        column_count: 1,
        tab_traversal: 'left_to_right',
        elements: names.map(field),
      },
    ],
  })
  return [screen(10, 'Who', ['Last_Name', 'Company']), screen(20, 'What', ['Lead_Status', 'Rating'])]
}
