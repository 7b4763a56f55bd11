import { choices } from './choices.ts'
import { computedTypes } from './computed.ts'
import { anything } from './anything.ts'
import type { DataType, Field, ValueType } from './field.ts'
import { numbers } from './numbers.ts'
import { references } from './references.ts'
import { rowLists } from './row-lists.ts'
import { shapes } from './shapes.ts'
import { texts } from './texts.ts'
import { times } from './times.ts'

/** What holds other fields is read by `readRow` itself. */
type Nested = 'subform' | 'object' | 'list'

const { tags, ...fixedShapes } = shapes

const types = {
  ...texts,
  ...numbers,
  ...times,
  ...choices,
  ...references,
  ...rowLists,
  ...fixedShapes,
  ...computedTypes,
  any: anything,
} satisfies Record<Exclude<DataType, Nested>, ValueType>

/** How the values of a field are read, shown and compared; those of an unknown data type as text. */
export function typeOf({
  data_type: type,
  json_type: json,
}: Pick<Field, 'data_type' | 'json_type'>): ValueType {
  // Zoho calls `Tag` a text; what it carries is an array.
  if (type === 'text' && json === 'jsonarray') return tags
  const known: Readonly<Partial<Record<DataType, ValueType>>> = types
  return known[type] ?? unordered
}

const unordered: ValueType = {}

/** Whether no write brings values of a data type, not even null. */
export function isComputed(type: DataType): boolean {
  return Object.hasOwn(computedTypes, type)
}

/** Every data type that a field may have. */
export const dataTypes: readonly string[] = [...Object.keys(types), 'subform', 'object', 'list']
