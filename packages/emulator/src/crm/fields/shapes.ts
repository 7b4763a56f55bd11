import { isJsonObject, own } from '../../json.ts'
import { invalid, mandatory } from './row-fault.ts'
import type { Place, ValueType } from './field.ts'
import { isDate, isDateTime } from './times.ts'
import { readText } from './texts.ts'

type ReadMember = (value: unknown, place: Place) => unknown

const anyText: ReadMember = (value, place) => readText(value, { length: 2000 }, place)
const anyNumber: ReadMember = (value, place) => {
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw invalid(place, { expected_data_type: 'double' })
  return value
}
const matching =
  (pattern: RegExp): ReadMember =>
  (value, place) => {
    const text = anyText(value, place)
    if (!pattern.test(String(text))) throw invalid(place, { regex: pattern.source })
    return text
  }
const from0to =
  (most: number): ReadMember =>
  (value, place) => {
    if (!Number.isInteger(value)) throw invalid(place, { expected_data_type: 'integer' })
    if ((value as number) < 0 || (value as number) > most)
      throw invalid(place, { range: { from: 0, to: most } })
    return value
  }
const day: ReadMember = (value, place) => {
  if (!isDate(value) && !isDateTime(value)) throw invalid(place, { expected_data_type: 'date' })
  return value.slice(0, 10)
}

const flag: ReadMember = (value, place) => {
  if (typeof value !== 'boolean') throw invalid(place, { expected_data_type: 'boolean' })
  return value
}

/** An object of fixed members; what is not named is left out. */
function object(
  needed: Readonly<Record<string, ReadMember>>,
  others: Readonly<Record<string, ReadMember>> = {},
) {
  return (value: unknown, place: Place): Readonly<Record<string, unknown>> => {
    if (!isJsonObject(value)) throw invalid(place, { expected_data_type: 'jsonobject' })
    const members = Object.entries({ ...needed, ...others }).flatMap(([name, read]) => {
      const at = { api_name: name, json_path: `${place.json_path}.${name}` }
      const member = own(value, name)
      if (member === undefined && Object.hasOwn(needed, name)) throw mandatory(at)
      return member === undefined ? [] : [[name, member === null ? null : read(member, at)] as const]
    })
    return Object.fromEntries(members)
  }
}

function one(read: (value: unknown, place: Place) => unknown): ValueType {
  return { read: (value, _field, place) => read(value, place) }
}

function many(read: (value: unknown, place: Place) => unknown, most: number): ValueType {
  return {
    read: (value, _field, place) => {
      if (!Array.isArray(value)) throw invalid(place, { expected_data_type: 'jsonarray' })
      if (value.length > most) throw invalid(place, { maximum_length: most })
      return value.map((each: unknown, index) =>
        read(each, { ...place, json_path: `${place.json_path}[${index}]` }),
      )
    },
  }
}

/** Data types that are objects or lists of a fixed shape. */
export const shapes = {
  ALARM: one(object({ ALARM: matching(/(?:^|;)ACTION=(?:EMAIL|POPUP)(?:;|$)/) })),
  RRULE: one(
    object(
      { RRULE: matching(/^FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)(?:;[A-Z]+=[^;]+)*$/) },
      { EXDATE: anyText },
    ),
  ),
  multireminder: many(
    object(
      { unit: from0to(100), period: matching(/^(?:min(?:ute)?s|h(?:ou)?rs|days|weeks)$/) },
      { time: anyText },
    ),
    100,
  ),
  linetax: many(object({ name: anyText, percentage: anyNumber }), 100),
  time_range: many(object({ From: matching(/^\d\d:\d\d$/), To: matching(/^\d\d:\d\d$/) }), 2),
  consent_lookup: one(
    object(
      {},
      {
        Data_Processing_Basis: anyText,
        id: anyText,
        Consent_Through: anyText,
        Consent_Date: day,
        Lawful_Reason: anyText,
        Consent_Remarks: anyText,
        Contact_Through_Email: flag,
        Contact_Through_Phone: flag,
        Contact_Through_Social: flag,
        Contact_Through_Survey: flag,
      },
    ),
  ),
  /** `Tag`: data type text, JSON an array of names. */
  tags: many(object({ name: anyText }), 100),
} satisfies Record<string, ValueType>
