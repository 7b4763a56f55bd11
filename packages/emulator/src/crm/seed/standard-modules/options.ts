import type { OptionRow } from '../../areas/fields/field-row.ts'
import { picklists, withoutNone } from './picklists.ts'

/** The options of a standard picklist, in their order; none when it has no values that are known. */
export function optionsOf(list: string, nextId: () => string): readonly OptionRow[] {
  const values = (picklists[list] ?? '').split(', ').filter((value) => value !== '')
  const first = values.length === 0 || withoutNone.includes(list) ? [] : ['-None-']
  return [...first, ...values].map((value, index) => {
    const [shown = '', actual = shown] = value.split(' > ')
    return optionRow(nextId(), shown, actual, index + 1)
  })
}

/** The values of a standard picklist that people see, `-None-` not among them. */
export function valuesOf(list: string): readonly string[] {
  return (picklists[list] ?? '').split(', ').map((value) => value.split(' > ')[0] ?? value)
}

/** An option of a picklist. */
export function optionRow(id: string, shown: string, actual: string, sequence: number): OptionRow {
  return {
    id,
    display_value: shown,
    actual_value: actual,
    reference_value: actual,
    sequence_number: sequence,
    type: 'used',
  }
}
