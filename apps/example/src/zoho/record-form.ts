import type { Field } from './modules.ts'
import type { RecordRow } from './record-list.ts'

/** What stands in the form of a record, as it was typed, right or wrong: by field. */
export type Typed = Readonly<Record<string, readonly string[]>>

const numbers = ['integer', 'double', 'currency', 'percent', 'decimal']
const texts = ['text', 'textarea', 'email', 'phone', 'website', 'date', 'datetime', 'time', 'bigint']
const others = ['picklist', 'multiselectpicklist', 'boolean', 'lookup']
const offered = new Set([...numbers, ...texts, ...others])

/** Fields that the form offers: those that can be written and typed. */
export function fieldsOfForm(fields: readonly Field[]): readonly Field[] {
  return fields
    .filter(({ type, readOnly, name }) => !readOnly && offered.has(type) && name !== 'Tag')
    .toSorted((a, b) => Number(b.required) - Number(a.required))
}

export const isNumber = (type: string): boolean => numbers.includes(type)

/** What a browser sent; only what the form offers. */
export function readTyped(body: Readonly<Record<string, unknown>>, fields: readonly Field[]): Typed {
  const entries = fields.map(({ name }) => {
    const sent = [body[`field:${name}`]].flat().filter((value) => typeof value === 'string')
    // NUL cannot be stored, and no keyboard has it; browsers send lines ended by CR LF.
    return [name, sent.map((value) => value.replaceAll('\0', '').replaceAll('\r\n', '\n'))] as const
  })
  return Object.fromEntries(entries)
}

/** The form of a record that is there. */
export function typedOf(record: RecordRow, fields: readonly Field[]): Typed {
  return Object.fromEntries(fields.map((field) => [field.name, shown(record[field.name])]))
}

function shown(value: unknown): readonly string[] {
  if (value === null || value === undefined || value === false) return []
  if (Array.isArray(value)) return value.map(String)
  if (typeof value === 'object') return 'id' in value ? [String(value.id)] : []
  return typeof value === 'string' ? [value] : typeof value === 'number' ? [`${value}`] : ['yes']
}

/** The values as Zoho takes them. An empty field of a new record is left out, one that was filled becomes null. */
export function valuesOf(typed: Typed, fields: readonly Field[], before?: Typed): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const field of fields) {
    const now = typed[field.name] ?? []
    const was = before?.[field.name] ?? []
    if (isSame(now, was)) continue
    values[field.name] = valueOf(field, now)
  }
  return values
}

const filled = (list: readonly string[]): string => JSON.stringify(list.filter((text) => text !== ''))

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return filled(a) === filled(b)
}

function valueOf({ type }: Field, sent: readonly string[]): unknown {
  const [text = ''] = sent
  if (type === 'boolean') return sent.length > 0
  if (type === 'multiselectpicklist') return sent
  if (text === '') return null
  if (type === 'lookup') return { id: text.trim() }
  // What is not a number goes as it is: Zoho says at which field it was.
  if (isNumber(type)) return Number.isFinite(Number(text)) ? Number(text) : text
  return text
}
