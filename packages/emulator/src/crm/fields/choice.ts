import type { Field } from './field.ts'

/** A field of a body that takes one of some words. */
export function choice(name: string, words: readonly string[], rest: Partial<Field> = {}): Field {
  const options = words.map((word) => ({ display_value: word, actual_value: word }))
  return { api_name: name, data_type: 'picklist', closed: true, pick_list_values: options, ...rest }
}
