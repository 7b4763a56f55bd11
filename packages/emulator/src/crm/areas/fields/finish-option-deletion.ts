import type { Modules } from '../modules/open-modules.ts'
import { changeValues } from './change-values.ts'

/** What a deletion does when it is due. */
export interface OptionDeletion {
  readonly field: string
  readonly value: string
}

/** The work of a deletion, unless the field is gone, or offers the option again. */
export function finishOptionDeletion(
  { modules }: { readonly modules: Modules },
  { field: id, value }: OptionDeletion,
): void {
  const field = modules.tables.fields.get(id)
  if (field?.pick_list_values?.some((option) => option.display_value === value) !== false) return
  changeValues(field, { modules }, (each) => (each === value ? undefined : each))
}
