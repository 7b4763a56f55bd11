import { invalid } from './row-fault.ts'
import type { Field, Place, ValueType } from './field.ts'
import { compareTexts, readText } from './texts.ts'

/** An option, or a new value: Zoho takes both. What stands for an option is kept under the name that people see. */
function readOption(value: unknown, field: Field, place: Place): string {
  const text = readText(value, { length: field.length ?? 120 }, place)
  const options = field.pick_list_values ?? []
  const option = options.find(
    ({ display_value: shown, actual_value: actual }) => shown === text || actual === text,
  )
  if (option !== undefined) return option.display_value
  if (field.closed === true) {
    throw invalid(place, { supported_values: options.map(({ actual_value: actual }) => actual) })
  }
  return text
}

const picklist: ValueType = {
  read: readOption,
  compare: compareTexts,
}

const multiselectpicklist: ValueType = {
  read: (value, field, place) => {
    if (!Array.isArray(value)) throw invalid(place, { expected_data_type: 'jsonarray' })
    const chosen = value.map((each: unknown, index) =>
      readOption(each, field, { ...place, json_path: `${place.json_path}[${index}]` }),
    )
    return [...new Set(chosen)]
  },
}

const boolean: ValueType = {
  read: (value, _field, place) => {
    if (typeof value !== 'boolean') throw invalid(place, { expected_data_type: 'boolean' })
    return value
  },
  compare: (one, other) => Number(one) - Number(other),
}

/** Data types whose values are chosen. */
export const choices = { picklist, multiselectpicklist, boolean } satisfies Record<string, ValueType>
