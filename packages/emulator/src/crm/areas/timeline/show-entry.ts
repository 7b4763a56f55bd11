import { isJsonObject, own } from '../../../json.ts'
import type { Call } from '../../call.ts'
import { showerOf } from '../../fields/show-row.ts'
import { knownRows } from '../../known-rows.ts'
import { writeTime } from '../../model/time.ts'
import { nameIn, nameUser } from '../../names.ts'
import type { Values } from '../../fields/read-row.ts'
import type { Entry } from './entries-of.ts'

/** Number of the id of the first entry. */
const FIRST = 700_000_000_000

/** An entry as answers show it. @param inner what the call asks for inside of it: `field_history.data_type` */
export function showEntry(entry: Entry, inner: ReadonlySet<string>, call: Call): Record<string, unknown> {
  const { data, user } = call
  const { module, record } = entry
  const found = data.modules.find(module)
  const name = own({ ...record }, found?.display_field ?? '')
  const by = nameUser(data, { id: entry.by })
  const profile = data.users.get(entry.by)?.profile
  const more =
    inner.has('done_by.profile') && profile !== undefined ? { profile: nameIn(data.profiles, profile) } : {}
  return {
    done_by: { ...by, ...more },
    related_record: null,
    automation_details: null,
    audited_time: writeTime(entry.at, user.time_zone),
    action: entry.action,
    id: data.idOf(FIRST + entry.number),
    source: entry.source,
    record: {
      module: { api_name: module, id: found?.id ?? '' },
      name: typeof name === 'string' ? name : null,
      id: record.id,
    },
    field_history: entry.changed.length === 0 ? null : historyOf(entry, inner, call),
  }
}

function historyOf({ module, changed }: Entry, inner: ReadonlySet<string>, call: Call): readonly unknown[] {
  return changed.flatMap(({ name, before, after }) => {
    const field = call.data.modules.fieldOf(module, name)
    if (field === undefined) return []
    const show = showerOf(field, knownRows(call))
    const valueOf = (values: Values): string | null => {
      const value = own(values, name)
      return value === undefined || value === null ? null : textOf(show(value))
    }
    const blank = name === 'Tag' ? 'blank' : null
    return [
      {
        api_name: name,
        id: field.id,
        _value: { new: valueOf(after) ?? blank, old: valueOf(before) ?? blank },
        ...(inner.has('field_history.data_type') ? { data_type: field.data_type } : {}),
        ...(inner.has('field_history.field_label') ? { field_label: field.field_label } : {}),
      },
    ]
  })
}

/** Values as texts: references and tags by their names. */
function textOf(value: unknown): string | null {
  if (Array.isArray(value)) {
    const texts = value.map((each: unknown) => textOf(each)).filter((text) => text !== null)
    return texts.length === 0 ? null : texts.join(',')
  }
  if (isJsonObject(value)) {
    const name = own(value, 'name')
    return typeof name === 'string' ? name : JSON.stringify(value)
  }
  return String(value)
}
