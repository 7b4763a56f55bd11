import type { Call } from '../../call.ts'
import type { Field, Place } from '../../fields/field.ts'
import { readRow } from '../../fields/read-row.ts'
import { invalid, invalidId, mandatory } from '../../fields/row-fault.ts'
import { isId } from '../../model/id.ts'
import { knownRows } from '../../known-rows.ts'
import { sourceOf, sourceTypes, type Source, type SourceType } from './group-row.ts'

/** A source of a body: the source itself, whether it is to be removed, and where it stood. */
export interface SourceChange extends Source {
  readonly remove: boolean
  readonly place: Place
}

/** What a row of a body says about a group. What it does not say is undefined. */
export interface GroupDraft {
  readonly name?: string
  readonly description?: string | null
  readonly sources?: readonly SourceChange[]
}

const flags: readonly Field[] = ['subordinates', 'sub_territories', '_delete'].map((name) => ({
  api_name: name,
  data_type: 'boolean',
}))

const fields: readonly Field[] = [
  { api_name: 'name', data_type: 'text', length: 250, system_mandatory: true },
  { api_name: 'description', data_type: 'text', length: 250 },
  {
    api_name: 'sources',
    data_type: 'list',
    length: 200,
    system_mandatory: true,
    fields: [
      { api_name: 'type', data_type: 'text', system_mandatory: true },
      {
        api_name: 'source',
        data_type: 'object',
        system_mandatory: true,
        fields: [{ api_name: 'id', data_type: 'any' }],
      },
      ...flags,
    ],
  },
]

/** A source as it was read from a body, before its id was looked up. */
interface SentSource {
  readonly type: string
  readonly source: { readonly id?: unknown }
  readonly subordinates?: boolean | null
  readonly sub_territories?: boolean | null
  readonly _delete?: boolean | null
}

/** Reads one row of `user_groups`. @throws RowFault */
export function readGroup(row: unknown, path: string, purpose: 'create' | 'update', call: Call): GroupDraft {
  const { sources, ...values } = readRow(row, fields, path, knownRows(call), purpose)
  const sent = sources as readonly SentSource[] | undefined
  // The fields above say what the values are.
  return {
    ...(values as GroupDraft),
    ...(sent && { sources: sent.map((each, index) => readSource(each, path, index, call)) }),
  }
}

function readSource(sent: SentSource, path: string, index: number, { data, readings }: Call): SourceChange {
  const at = `${path}.sources[${index}]`
  const type = sourceTypes.find((each) => each === sent.type)
  if (type === undefined || (type === 'groups' && readings.userGroups.groupsAsSource === 'refused')) {
    throw invalid({ api_name: 'type', json_path: `${at}.type` })
  }
  const { id } = sent.source
  const sampled = readings.userGroups.sourceIdPath === 'as-sampled'
  const place = { api_name: 'id', json_path: sampled ? `${path}.source[${index}].id` : `${at}.source.id` }
  if (id === undefined) throw mandatory(place)
  if (!isId(id) || !data[type].has(id)) throw invalidId(place)
  return { ...sourceOf(type, { id }, isDeep(sent, type)), remove: sent._delete === true, place }
}

/** Docs of v4 to v7 know `subordinates` for roles and territories; the specification has `sub_territories`. */
function isDeep({ subordinates, sub_territories: below }: SentSource, type: SourceType): boolean {
  return subordinates === true || (type === 'territories' && below === true)
}
