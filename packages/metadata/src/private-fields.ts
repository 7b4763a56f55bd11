import type { Field } from './field-row.ts'

/** A field whose values are not for everybody. */
export interface PrivateField {
  readonly id: string
  readonly api_name: string
  /** `High` is sensitive. Undefined when it is not marked as personal. */
  readonly personal: string | undefined
  /** Marked as health data. */
  readonly health: boolean
  /** Whether the API gives null instead of the value: then null does not mean that there is none. */
  readonly restricted: boolean
  readonly exported: boolean
  /** Whether the value is stored encrypted. */
  readonly encrypted: boolean
}

/**
 * Fields that are personal, health data, or encrypted: what logs and exports leave out.
 *
 * @example
 * const hidden = new Set(privateFields(fields).map(({ api_name: name }) => name))
 */
export function privateFields(fields: readonly Field[]): readonly PrivateField[] {
  return fields
    .map(privacyOf)
    .filter(({ personal, health, encrypted }) => personal !== undefined || health || encrypted)
}

function privacyOf(field: Field): PrivateField {
  const { id, api_name, private: personal, hipaa_compliance: health, crypt } = field
  return {
    id,
    api_name,
    personal: personal?.type,
    health: field.hipaa_compliance_enabled,
    restricted: personal?.restricted === true || health?.restricted === true,
    exported: personal?.export !== true && health?.restricted_in_export !== true,
    encrypted: crypt?.mode === 'encryption',
  }
}

/** Fields whose values the API withholds, from everybody: null is what it gives instead. */
export function restrictedFields(fields: readonly Field[]): readonly PrivateField[] {
  return privateFields(fields).filter(({ restricted }) => restricted)
}

/**
 * Names of the fields of a record that are null and restricted: there may be a value all the same. Do not write such a null
 * back, and do not take it for an answer.
 */
export function restrictedNulls(
  record: Readonly<Record<string, unknown>>,
  fields: readonly Field[],
): readonly string[] {
  return restrictedFields(fields)
    .map(({ api_name: name }) => name)
    .filter((name) => Object.hasOwn(record, name) && record[name] === null)
}
