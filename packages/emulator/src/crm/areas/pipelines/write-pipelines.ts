import { badParameter, badPathId, fault, missingParameter, noContent, ok } from '../../answers.ts'
import { isJsonObject, own } from '../../../json.ts'
import type { Call, Operation } from '../../call.ts'
import { nextId } from '../../data.ts'
import type { Field } from '../../fields/field.ts'
import { readRow } from '../../fields/read-row.ts'
import { invalidId, mandatory, RowFault } from '../../fields/row-fault.ts'
import { knownRows } from '../../known-rows.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { answerRows } from '../../rows/answer-rows.ts'
import { rowById } from '../../rows/row-by-id.ts'
import type { RowDone } from '../../rows/write-rows.ts'
import { place } from '../fields/check-draft.ts'
import { nameOption } from './name-option.ts'
import type { PipelineRow } from './pipeline-row.ts'
import { pipelinesOf, stagesOf } from './pipelines-of.ts'
import { showPipeline } from './show-pipeline.ts'

const KEY = 'pipeline'
const fields: readonly Field[] = [
  { api_name: 'display_value', data_type: 'text', length: 120, system_mandatory: true },
  { api_name: 'default', data_type: 'boolean' },
  {
    api_name: 'maps',
    data_type: 'list',
    length: 200,
    system_mandatory: true,
    fields: [
      { api_name: 'id', data_type: 'text', length: 19, system_mandatory: true },
      { api_name: 'sequence_number', data_type: 'integer' },
      { api_name: '_delete', data_type: 'any' },
    ],
  },
]

interface Draft {
  readonly display_value?: string
  readonly default?: boolean | null
  readonly maps?: readonly {
    readonly id: string
    readonly sequence_number?: number
    readonly _delete?: unknown
  }[]
}

/** `GET /settings/pipeline?layout_id=` */
export function listPipelines(call: Call): CrmAnswer {
  const rows = pipelinesOf(call.data, layoutOf(call))
  return rows.length === 0 ? noContent : ok({ pipeline: rows.map((row) => showPipeline(row, call.data)) })
}

/** `GET /settings/pipeline/{pipeline}?layout_id=` */
export function getPipeline(call: Call): CrmAnswer {
  const row = pipelinesOf(call.data, layoutOf(call)).find(({ id }) => id === call.id)
  return row === undefined ? noContent : ok({ pipeline: [showPipeline(row, call.data)] })
}

/** `POST /settings/pipeline?layout_id=`: exactly one. */
export function createPipeline(call: Call): CrmAnswer {
  const layout = layoutOf(call)
  return answerRows(call, { key: KEY, most: 1, success: 201 }, (sent, path) => {
    const id = nextId(call.data)
    const empty = { id, layout, display_value: '', actual_value: '', default: false, maps: [] }
    const row = complete(empty, sent, path, 'create', call)
    call.data.pipelines.insert({ ...row, actual_value: row.display_value })
    nameOption(undefined, row.display_value, call.data)
    return { message: 'Pipeline created', details: { id } }
  })
}

/** What becomes of the stages that a body does not name: `PUT` takes them out of the pipeline, `PATCH` leaves them. */
type Unnamed = 'leave' | 'stay'

/** `PUT`, `PATCH /settings/pipeline?layout_id=`: the row names its pipeline. */
export function updatePipelines(unnamed: Unnamed): Operation {
  return (call) => {
    const layout = layoutOf(call)
    pipelinesOf(call.data)
    return answerRows(call, { key: KEY, most: 1, success: 200 }, (sent, path) => {
      const before = rowById(call.data.pipelines, sent, path)
      if (before.layout !== layout) throw invalidId(place(path, 'id'))
      return change(before, sent, path, unnamed, call)
    })
  }
}

/** `PUT`, `PATCH /settings/pipeline/{pipeline}?layout_id=` */
export function updatePipeline(unnamed: Unnamed): Operation {
  return (call) => {
    const before = pipelinesOf(call.data, layoutOf(call)).find(({ id }) => id === call.id)
    if (before === undefined) throw new Refusal(badPathId(2))
    return answerRows(call, { key: KEY, most: 1, success: 200 }, (sent, path) =>
      change(before, sent, path, unnamed, call),
    )
  }
}

/** The layout of deals that a call names. @throws Refusal */
export function layoutOf({ data, query }: Call): string {
  const id = query.get('layout_id')
  if (id === null || id === '') throw new Refusal(missingParameter('layout_id'))
  if (!data.modules.layoutsOf('Deals').some((layout) => layout.id === id))
    throw new Refusal(badParameter('layout_id'))
  return id
}

function change(before: PipelineRow, sent: unknown, path: string, unnamed: Unnamed, call: Call): RowDone {
  const after = complete(before, sent, path, unnamed, call)
  call.data.pipelines.replace(after)
  nameOption(before.display_value, after.display_value, call.data)
  return { message: 'Pipeline updated', details: { id: before.id } }
}

/** The row as the body wants it. @throws RowFault */
function complete(
  before: PipelineRow,
  sent: unknown,
  path: string,
  purpose: 'create' | Unnamed,
  call: Call,
): PipelineRow {
  const { data } = call
  // The fields say what the values are.
  const {
    maps,
    default: wanted,
    display_value: name,
  } = readRow(sent, fields, path, knownRows(call), purpose === 'create' ? purpose : 'update') as Draft
  if (isJsonObject(sent) && Array.isArray(own(sent, 'maps')) && maps?.length === 0 && purpose !== 'stay') {
    if (purpose === 'create') throw mandatory(place(path, 'maps'))
    throw new RowFault(fault('CANNOT_DELETE', 'a pipeline has a stage', place(path, 'maps')))
  }
  const chosen =
    maps === undefined ? before.maps : stagesFrom(maps, purpose === 'stay' ? before.maps : [], path, call)
  const layout = pipelinesOf(data, before.layout)
  const isFirst = layout.length === 0
  if (wanted === true)
    for (const other of layout)
      if (other.default && other.id !== before.id) data.pipelines.replace({ ...other, default: false })
  return {
    ...before,
    display_value: name ?? before.display_value,
    default: wanted === true || before.default || isFirst,
    maps: chosen,
  }
}

/** The stages that a body names, and those that stay beside them, in their order. @throws RowFault */
function stagesFrom(
  maps: NonNullable<Draft['maps']>,
  before: PipelineRow['maps'],
  path: string,
  { data }: Call,
): PipelineRow['maps'] {
  const known = new Set(stagesOf(data).map(({ id }) => id))
  const unknown = maps.findIndex(({ id }) => !known.has(id))
  if (unknown !== -1) throw invalidId(place(`${path}.maps[${unknown}]`, 'id'))
  const order = new Map(before.map(({ id }, index) => [id, index + 1]))
  for (const stage of maps)
    if (Object.hasOwn(stage, '_delete')) order.delete(stage.id)
    else order.set(stage.id, stage.sequence_number ?? order.get(stage.id) ?? order.size + 1)
  if (order.size === 0)
    throw new RowFault(fault('CANNOT_DELETE', 'a pipeline has a stage', place(path, 'maps')))
  return [...order].toSorted(([, one], [, other]) => one - other).map(([id]) => ({ id }))
}
