import type { Table } from '../../../engine/table.ts'
import type { Modules } from '../modules/open-modules.ts'
import type { PipelineRow } from './pipeline-row.ts'

/** What a transfer does when it is due. */
export interface Transfer {
  readonly from: string
  readonly to: string
  /** Stages by stages, as deals carry them. */
  readonly stages: Readonly<Record<string, string>>
}

/** The work of a transfer: deals go to the other pipeline, and this one is gone. */
export function finishPipelineTransfer(
  data: { readonly modules: Modules; readonly pipelines: Table<PipelineRow> },
  { from, to, stages }: Transfer,
): void {
  const [gone, target] = [data.pipelines.get(from), data.pipelines.get(to)]
  if (gone === undefined || target === undefined) return
  const deals = data.modules.recordsOf('Deals')
  for (const deal of deals.slice(0, deals.size)) {
    if (deal['Pipeline'] !== gone.display_value) continue
    const stage = String(deal['Stage'])
    deals.replace({
      ...deal,
      Pipeline: target.display_value,
      Stage: Object.hasOwn(stages, stage) ? stages[stage] : stage,
    })
  }
  data.pipelines.remove(from)
  if (gone.default) data.pipelines.replace({ ...target, default: true })
  const field = data.modules.fieldOf('Deals', 'Pipeline')
  const options = field?.pick_list_values?.filter(({ display_value: name }) => name !== gone.display_value)
  if (field !== undefined && options !== undefined)
    data.modules.tables.fields.replace({ ...field, pick_list_values: options })
}
