/** Zoho's refusal of one value, for people; its own words and code stand beside. */
export interface Refused {
  readonly code: string
  readonly details: Readonly<Record<string, unknown>>
  readonly message: string
}

const kinds: Readonly<Record<string, string>> = {
  email: 'an e-mail address, such as ada@example.com',
  phone: 'a phone number',
  website: 'an address of the web, such as https://example.com',
  date: 'a date, such as 2026-03-31',
  datetime: 'a date and time, such as 2026-03-31T09:30:00+02:00',
  integer: 'a whole number',
  double: 'a number',
  currency: 'an amount, such as 1250.50',
  percent: 'a number',
  bigint: 'a whole number',
  boolean: 'yes or no',
  picklist: 'one of the choices',
  lookup: 'the id of a record that is there',
  ownerlookup: 'the id of a user',
}

/** What is wrong with a value and what would be right. `type`: Zoho's `data_type` of the field. */
export function problemInWords({ code, details }: Refused, label: string, type = 'text'): string | undefined {
  if (code === 'MANDATORY_NOT_FOUND') return `${label} is required: fill it in.`
  if (code === 'DUPLICATE_DATA') return `${label} must be unique, and another record has this value.`
  if (code !== 'INVALID_DATA') return undefined
  const { maximum_length: most, range, supported_values: values, expected_data_type: expected } = details
  if (typeof most === 'number' || typeof most === 'string')
    return `${label} takes at most ${most} characters.`
  if (isRange(range)) return `${label} takes a number from ${range.from} to ${range.to}.`
  if (Array.isArray(values)) return `${label} takes one of: ${values.slice(0, 20).map(String).join(', ')}.`
  const kind = kinds[type] ?? (typeof expected === 'string' ? kinds[expected] : undefined)
  return kind === undefined ? undefined : `${label} takes ${kind}.`
}

function isRange(value: unknown): value is { readonly from: number | string; readonly to: number | string } {
  return typeof value === 'object' && value !== null && 'from' in value && 'to' in value
}
