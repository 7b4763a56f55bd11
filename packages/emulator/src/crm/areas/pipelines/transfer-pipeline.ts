import { fault, flat } from '../../answers.ts'
import { isJsonObject, own, type Json } from '../../../json.ts'
import type { Call } from '../../call.ts'
import { nextId, type OrgData } from '../../data.ts'
import { invalid, invalidId, mandatory, RowFault } from '../../fields/row-fault.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { answerRows } from '../../rows/answer-rows.ts'
import { place } from '../fields/check-draft.ts'
import { nameOption } from './name-option.ts'
import type { PipelineRow } from './pipeline-row.ts'
import { pipelinesOf, stagesOf } from './pipelines-of.ts'
import { layoutOf } from './write-pipelines.ts'

/** How long a transfer takes, in milliseconds: no source says it, nor how to ask for it. */
const TAKES = 60_000

/** What a transfer does when it is due. */
export interface Transfer {
  readonly from: string
  readonly to: string
  /** Stages by stages, as deals carry them. */
  readonly stages: Readonly<Record<string, string>>
}

/** `POST /settings/pipeline/actions/transfer?layout_id=`: in a job. */
export function transferPipeline(call: Call): CrmAnswer {
  const layout = layoutOf(call)
  return answerRows(call, { key: 'transfer_pipeline', most: 1, success: 200 }, (row, path) => {
    const { data, now } = call
    const pair = pairIn(isJsonObject(row) ? row : {}, 'pipeline', path)
    const [from, to] = [pipelineAt(pair, 'from', path), pipelineAt(pair, 'to', path)]
    if (from.id === to.id) throw invalid({ api_name: 'to', json_path: `${path}.pipeline.to` })
    if (from.transfer !== undefined || to.transfer !== undefined) {
      const details = { id: from.transfer === undefined ? to.id : from.id }
      throw new RowFault(fault('ALREADY_SCHEDULED', 'a transfer is scheduled', details))
    }
    const job = nextId(data)
    const due = now + TAKES
    data.pipelines.replace({ ...from, transfer: due })
    const input: Transfer = { from: from.id, to: to.id, stages: stagesIn(row, from, to, path, data) }
    data.jobs.schedule({ kind: 'transfer-pipeline', due, input })
    const message = 'transfer pipeline scheduled successfully'
    return { message, details: { job_id: job } }
  })

  function pipelineAt(pair: Json, name: string, path: string): PipelineRow {
    const found = pipelinesOf(call.data, layout).find(({ id }) => id === own(pair, name))
    if (found === undefined) throw invalidId({ api_name: name, json_path: `${path}.pipeline.${name}` })
    return found
  }
}

function pairIn(row: Json, name: string, path: string): Json {
  const pair = own(row, name)
  if (pair === undefined) throw mandatory(place(path, name))
  if (isJsonObject(pair)) return pair
  throw invalid(place(path, name), { expected_data_type: 'jsonobject' })
}

/** Every stage of the pipeline that goes is mapped, or is one of the other. @throws RowFault, Refusal */
function stagesIn(
  row: unknown,
  from: PipelineRow,
  to: PipelineRow,
  path: string,
  data: OrgData,
): Readonly<Record<string, string>> {
  const sent = isJsonObject(row) ? own(row, 'stages') : undefined
  if (!Array.isArray(sent)) throw mandatory(place(path, 'stages'))
  const nameOf = new Map(stagesOf(data).map(({ id, display_value: name }) => [id, name]))
  const isIn = (pipeline: PipelineRow, id: unknown): boolean => pipeline.maps.some((stage) => stage.id === id)
  const pairs = (sent as readonly unknown[]).map((each, index) => {
    const pair = isJsonObject(each) ? each : {}
    for (const [name, pipeline] of [
      ['from', from],
      ['to', to],
    ] as const)
      if (!isIn(pipeline, own(pair, name))) throw invalidId(place(`${path}.stages[${index}]`, name))
    return [String(own(pair, 'from')), String(own(pair, 'to'))] as const
  })
  const mapped = new Map(pairs)
  const lost = from.maps.find(({ id }) => !mapped.has(id) && !isIn(to, id))
  if (lost !== undefined)
    throw new Refusal(
      flat(400, fault('INVALID_DATA', 'a stage is not mapped', { id: lost.id, ...place(path, 'stages') })),
    )
  return Object.fromEntries(pairs.map(([one, other]) => [nameOf.get(one) ?? one, nameOf.get(other) ?? other]))
}

/** The work of a transfer: deals go to the other pipeline, and this one is gone. */
export function finishPipelineTransfer(
  data: Pick<OrgData, 'modules' | 'pipelines' | 'counters' | 'idOf'>,
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
  nameOption(gone.display_value, undefined, data)
}
