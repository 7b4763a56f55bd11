import { fault } from '../../answers.ts'
import { RowFault } from '../../fields/row-fault.ts'
import type { Place } from '../../fields/field.ts'
import type { PipelineData } from './pipelines-of.ts'
import { pipelinesOf, stagesOf } from './pipelines-of.ts'

/** A deal's stage must be one of its pipeline. @throws RowFault */
export function refuseStage(stage: unknown, pipeline: unknown, place: Place, data: PipelineData): void {
  if (typeof stage !== 'string') return
  const known = stagesOf(data).find(
    ({ display_value: shown, actual_value: actual }) => stage === shown || stage === actual,
  )
  const row = pipelinesOf(data).find(({ display_value: name }) => name === pipeline)
  if (known === undefined || row === undefined || row.maps.some(({ id }) => id === known.id)) return
  const details = { mapped_field: 'Pipeline', ...place }
  throw new RowFault(fault('MAPPING_MISMATCH', "Pipeline doesn't contain the Stage", details))
}
