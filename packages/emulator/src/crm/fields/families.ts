import type { Field } from './field.ts'

/** What a field is to a comparison. */
export type Family =
  | 'text'
  | 'area'
  | 'choice'
  | 'choices'
  | 'auto'
  | 'number'
  | 'digits'
  | 'date'
  | 'datetime'
  | 'boolean'
  | 'reference'
  | 'none'

const families: ReadonlyMap<string, Family> = new Map([
  ...(['text', 'string', 'email', 'phone', 'website', 'profileimage'] as const).map(
    (type) => [type, 'text'] as const,
  ),
  ...(['textarea', 'mediumtext', 'richtextarea'] as const).map((type) => [type, 'area'] as const),
  ...(['integer', 'double', 'currency', 'percent'] as const).map((type) => [type, 'number'] as const),
  ...(['bigint', 'long'] as const).map((type) => [type, 'digits'] as const),
  ...(['lookup', 'ownerlookup', 'userlookup', 'multi_module_lookup', 'layout'] as const).map(
    (type) => [type, 'reference'] as const,
  ),
  ['picklist', 'choice'],
  ['multiselectpicklist', 'choices'],
  ['autonumber', 'auto'],
  ['date', 'date'],
  ['datetime', 'datetime'],
  ['event_reminder', 'datetime'],
  ['boolean', 'boolean'],
])

/** The family of a field; formulas and roll-ups belong to that of what they return. */
export function familyOf(field: Field): Family {
  const { data_type: type, json_type: json, formula, rollup_summary: summary } = field
  if (type === 'formula') return families.get(formula?.return_type ?? 'text') ?? 'none'
  if (type === 'rollup_summary') return families.get(summary?.return_type ?? 'integer') ?? 'none'
  if (type === 'text' && json === 'jsonarray') return 'none'
  return families.get(type) ?? 'none'
}

/** Whether the values of a field are encrypted: hardly anything can be asked about them. */
export function isEncrypted({ crypt }: Field): boolean {
  return crypt !== null && crypt !== undefined && Object.keys(crypt).length > 0 && crypt.mode !== 'decryption'
}
