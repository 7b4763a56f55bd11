import { isJsonObject, own } from '../../../json.ts'
import { refuseChange } from '../../access/refuse-change.ts'
import { recordToChange } from '../../access/seen.ts'
import { badPathId, fault, flat, ok, wrapped, type Verdict } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { invalid, invalidId, RowFault } from '../../fields/row-fault.ts'
import { readRoot, wrongType } from '../../read-body.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { statusOf } from '../../rows/answer-rows.ts'
import { writeRows } from '../../rows/write-rows.ts'
import { moduleOfPath } from '../modules/module-of.ts'
import { readBodyIds } from '../records/body-ids.ts'
import { changeRecord } from '../records/change-record.ts'
import { keepTags, keptTag, tagNamed } from '../records/keep-tags.ts'
import type { KeptTag } from '../records/tag-row.ts'
import { readTag } from './read-tag.ts'
import { tagsOf } from './tags-of-record.ts'

const MOST_RECORDS = 500
const MOST_TAGS_OF_RECORD = 10

/** `POST /{module}/actions/add_tags` */
export function addTagsToRecords(call: Call): CrmAnswer {
  const module = moduleOfPath(call).api_name
  const { status, ...body } = answerMany(readBodyIds(call.body, MOST_RECORDS), call, adder(module, call))
  return { status, body }
}

/** `POST /{module}/actions/remove_tags` */
export function removeTagsFromRecords(call: Call): CrmAnswer {
  const module = moduleOfPath(call).api_name
  const { data, locked_count, status } = answerMany(
    readBodyIds(call.body, MOST_RECORDS),
    call,
    remover(module, call),
  )
  return { status, body: { data, locked_count } }
}

/** `POST /{module}/{record}/actions/add_tags` */
export function addTagsToRecord(call: Call): CrmAnswer {
  return answerOne(call, adder(moduleOfPath(call).api_name, call))
}

/** `POST /{module}/{record}/actions/remove_tags` */
export function removeTagsFromRecord(call: Call): CrmAnswer {
  return answerOne(call, remover(moduleOfPath(call).api_name, call))
}

/** What becomes of the tags of a record. */
type Retag = (tags: readonly KeptTag[]) => readonly KeptTag[]

function adder(module: string, call: Call): Retag {
  const added = readTags(call, (sent, path) => {
    const { id } = sent
    if (id === undefined) {
      const { name = '', color_code } = readTag(sent, path, 'create', call)
      return keepTags([{ name, color_code }], module, call)
    }
    const tag = typeof id === 'string' ? call.data.tags.get(id) : undefined
    if (tag?.module !== module) throw invalidId({ api_name: 'id', json_path: `${path}.id` })
    return [keptTag(tag)]
  })
  const replaces = isJsonObject(call.body) && own(call.body, 'over_write') === true
  return (tags) => {
    const all = [...(replaces ? [] : tags), ...added]
    const unique = [...new Map(all.map((tag) => [tag.id, tag])).values()]
    if (unique.length <= MOST_TAGS_OF_RECORD) return unique
    throw new RowFault(fault('LIMIT_EXCEEDED', 'tags limit exceeded', { limit: MOST_TAGS_OF_RECORD }))
  }
}

function remover(module: string, call: Call): Retag {
  const gone = new Set(
    readTags(call, ({ id, name }, path) => {
      if (typeof id === 'string') return [id]
      if (typeof name === 'string') return [tagNamed(name, module, call)?.id ?? '']
      throw invalid({ api_name: 'name', json_path: `${path}.name` }, { expected_data_type: 'text' })
    }),
  )
  return (tags) => tags.filter(({ id }) => !gone.has(id))
}

/** The tags of a body, each read by `read`. @throws Refusal with the first that cannot be used */
function readTags<T>(
  { body }: Call,
  read: (sent: Readonly<Record<string, unknown>>, path: string) => readonly T[],
): readonly T[] {
  const tags = readRoot(body, 'tags')
  const place = { api_name: 'tags', json_path: '$.tags' }
  if (!Array.isArray(tags) || tags.length === 0) throw new Refusal(flat(400, wrongType('jsonarray', place)))
  try {
    return tags.flatMap((sent: unknown, index) => {
      const path = `$.tags[${index}]`
      if (!isJsonObject(sent))
        throw invalid({ ...place, json_path: path }, { expected_data_type: 'jsonobject' })
      return read(sent, path)
    })
  } catch (error) {
    const [verdict] = error instanceof RowFault ? error.verdicts : []
    if (verdict === undefined) throw error
    throw new Refusal(flat(400, verdict))
  }
}

/** What Zoho answers these numbers as: texts. */
interface ManyTagged {
  readonly status: number
  readonly data: readonly Verdict[]
  readonly success_count: string
  readonly locked_count: string
}

function answerMany(ids: readonly string[], call: Call, retag: Retag): ManyTagged {
  const data = write(ids, call, retag)
  const status = statusOf(data, 200, call.readings.records.mixedRowsStatus)
  const done = data.filter((verdict) => verdict.status === 'success').length
  const locked = data.filter(({ code }) => code === 'RECORD_LOCKED').length
  return { status, data, success_count: String(done), locked_count: String(locked) }
}

function answerOne(call: Call, retag: Retag): CrmAnswer {
  const id = call.ids[1] ?? ''
  if (!call.data.modules.recordsOf(moduleOfPath(call).api_name).has(id)) throw new Refusal(badPathId(1))
  const verdicts = write([id], call, retag)
  return statusOf(verdicts, 200, 207) === 200 ? ok({ data: verdicts }) : wrapped(400, 'data', verdicts)
}

function write(ids: readonly string[], call: Call, retag: Retag): readonly Verdict[] {
  const { data } = call
  const module = moduleOfPath(call).api_name
  return writeRows(
    (work) => data.database.attempt(work),
    'data',
    ids,
    { several: 'first' },
    (id) => {
      const record = recordToChange(module, id, call)
      if (record === undefined)
        throw new RowFault(fault('INVALID_DATA', 'the id given seems to be invalid', { id }))
      refuseChange(record, module, call)
      const tags = retag(tagsOf(record))
      changeRecord(record, { Tag: tags }, module, call)
      return { message: 'tags updated successfully', details: { id, tags } }
    },
  )
}
