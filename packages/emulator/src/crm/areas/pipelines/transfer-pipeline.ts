import { fault, flat } from '../../answers.ts'
import { isJsonObject, own, type Json } from '../../../json.ts'
import type { Call } from '../../call.ts'
import { nextId, type OrgData } from '../../data.ts'
import { invalid, invalidId, mandatory, RowFault } from '../../fields/row-fault.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { answerRows } from '../../rows/answer-rows.ts'
import { place } from '../fields/check-draft.ts'
import type { Transfer } from './finish-transfer.ts'
import type { PipelineRow } from './pipeline-row.ts'
import { pipelinesOf, stagesOf } from './pipelines-of.ts'
import { layoutOf } from './write-pipelines.ts'

/** How long a transfer takes, in milliseconds: no source says it, nor how to ask for it. */
const TAKES = 60_000

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

function isIn({ maps }: PipelineRow, id: unknown): boolean {
  return maps.some((stage) => stage.id === id)
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
