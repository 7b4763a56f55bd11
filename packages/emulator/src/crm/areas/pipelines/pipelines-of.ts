import type { OrgData } from '../../data.ts'
import { layOut } from '../../lay-out.ts'
import type { OptionRow } from '../fields/field-row.ts'
import type { PipelineRow } from './pipeline-row.ts'

/** Number of the id of the pipeline that the standard layout of deals has. */
const STANDARD = 1_076_001
const NAME = 'Standard (Standard)'

/** What of an organization has to do with pipelines. */
export type PipelineData = Pick<OrgData, 'database' | 'modules' | 'pipelines' | 'idOf'>

/** The stages of deals, all of them. */
export function stagesOf({ modules }: Pick<OrgData, 'modules'>): readonly OptionRow[] {
  return modules.fieldOf('Deals', 'Stage')?.pick_list_values ?? []
}

/** The pipelines of all layouts of deals: the default one first, then by id. The layout of the system has one with all stages. */
export function pipelinesOf(data: PipelineData, layout?: string): readonly PipelineRow[] {
  const { database, modules, pipelines } = data
  const standard = modules.layoutsOf('Deals').find(({ generated_type: type }) => type === 'system')
  if (standard !== undefined && pipelines.where('layout', standard.id).length === 0) {
    const maps = stagesOf(data).map(({ id }) => ({ id }))
    const row = { layout: standard.id, display_value: NAME, actual_value: NAME, default: true, maps }
    layOut(database, () => pipelines.insert({ id: data.idOf(STANDARD), ...row }))
  }
  const rows = layout === undefined ? [...pipelines.all()] : pipelines.where('layout', layout)
  return rows.toSorted((one, other) => Number(other.default) - Number(one.default))
}
