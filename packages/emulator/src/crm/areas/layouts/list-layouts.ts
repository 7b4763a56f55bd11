import { noContent, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import type { CrmAnswer } from '../../request.ts'
import { moduleOfQuery } from '../modules/module-of.ts'
import type { LayoutRow } from './layout-row.ts'
import { showLayout } from './show-layout.ts'

/** `GET /settings/layouts?module=` */
export function listLayouts(call: Call): CrmAnswer {
  return answer(call, () => true)
}

/** `GET /settings/layouts/{layout}?module=` */
export function getLayout(call: Call): CrmAnswer {
  return answer(call, ({ id }) => id === call.id)
}

function answer(call: Call, chosen: (layout: LayoutRow) => boolean): CrmAnswer {
  const { api_name: module } = moduleOfQuery(call)
  const layouts = call.data.modules.layoutsOf(module).filter(chosen)
  return layouts.length === 0
    ? noContent
    : ok({ layouts: layouts.map((layout) => showLayout(layout, call.data)) })
}
