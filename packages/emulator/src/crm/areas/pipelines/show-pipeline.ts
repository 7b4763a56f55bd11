import { stageRules } from '../../seed/standard-modules/picklists.ts'
import type { OrgData } from '../../data.ts'
import type { PipelineRow } from './pipeline-row.ts'
import { stagesOf } from './pipelines-of.ts'

/** Number of the id of the first forecast category. */
const CATEGORY = 38_001
const categories = ['Pipeline', 'Closed', 'Omitted']

/** A pipeline as answers show it, its stages written out. */
export function showPipeline(row: PipelineRow, data: OrgData): Record<string, unknown> {
  const { layout: _layout, transfer: _transfer, maps, ...shown } = row
  const stages = stagesOf(data)
  return {
    ...shown,
    maps: maps.flatMap(({ id }, index) => {
      const at = stages.findIndex((stage) => stage.id === id)
      const stage = stages[at]
      if (stage === undefined) return []
      const [, type = 'Open', category = 'Pipeline'] = stageRules[at] ?? []
      return [
        {
          id,
          display_value: stage.display_value,
          actual_value: stage.actual_value,
          sequence_number: index + 1,
          forecast_type: type,
          forecast_category: { name: category, id: data.idOf(CATEGORY + categories.indexOf(category) * 2) },
          ...(typeof stage['colour_code'] === 'string' && { colour_code: stage['colour_code'] }),
        },
      ]
    }),
  }
}
