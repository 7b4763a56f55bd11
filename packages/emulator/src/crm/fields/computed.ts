import type { Field, Known, ValueType } from './field.ts'
import { numbers } from './numbers.ts'
import { compareTexts, texts } from './texts.ts'
import { times } from './times.ts'

const results: Readonly<Record<string, ValueType>> = {
  ...numbers,
  ...times,
  text: texts.text,
  string: texts.text,
  boolean: { compare: (one, other) => Number(one) - Number(other) },
}

/** Values that Zoho works out, of the type that the field returns. */
function computed(typeOf: (field: Field) => string | undefined): ValueType {
  const of = (field: Field): ValueType | undefined => results[typeOf(field) ?? 'text']
  return {
    show: (value: unknown, field: Field, known: Known) => of(field)?.show?.(value, field, known) ?? value,
    compare: (one, other) =>
      typeof one === 'number' && typeof other === 'number' ? one - other : compareTexts(one, other),
  }
}

/** Data types that no write brings: they have no `read`. */
export const computedTypes = {
  autonumber: { compare: compareTexts },
  formula: computed(({ formula }) => formula?.return_type),
  rollup_summary: computed(({ rollup_summary: summary }) => summary?.return_type),
  profileimage: {},
  territories: {},
  address: {},
} satisfies Record<string, ValueType>
