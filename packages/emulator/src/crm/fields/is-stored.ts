import { isJsonObject, own } from '../../json.ts'
import { familyOf, type Family } from './families.ts'
import type { Field } from './field.ts'
import { isRowList } from './row-lists.ts'
import { isDate, isDateTime } from './times.ts'

type Test = (value: unknown) => boolean

const isText: Test = (value) => typeof value === 'string'
const isNumber: Test = (value) => typeof value === 'number'
const isReference: Test = (value) => isJsonObject(value) && typeof own(value, 'id') === 'string'

const tests: Readonly<Record<Family, Test>> = {
  text: isText,
  area: isText,
  choice: isText,
  auto: isText,
  choices: (value) => Array.isArray(value) && value.every(isText),
  number: isNumber,
  digits: (value) => isText(value) || isNumber(value),
  date: isDate,
  datetime: isDateTime,
  boolean: (value) => typeof value === 'boolean',
  reference: isReference,
  none: () => true,
}

const lists: readonly string[] = ['multiselectlookup', 'multiuserlookup', 'fileupload', 'imageupload']

/** Whether a value from outside is one that records keep in a field: a row that holds another could not be answered. */
export function isStored(value: unknown, field: Field): boolean {
  if (isRowList(field)) return Array.isArray(value) && value.every(isReference)
  if (lists.includes(field.data_type)) return Array.isArray(value) && value.every(isJsonObject)
  return tests[familyOf(field)](value)
}
