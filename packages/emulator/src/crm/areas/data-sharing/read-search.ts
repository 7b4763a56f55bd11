import { fault, wrapped } from '../../answers.ts'
import type { Call } from '../../call.ts'
import type { Field } from '../../fields/field.ts'
import { testOfCriteria, type Filterable } from '../../query/field-filters.ts'
import { readRoot } from '../../read-body.ts'
import { Refusal } from '../../refusal.ts'
import { KEY, type SharingRule } from './sharing-row.ts'

const reference = (name: 'shared_from' | 'shared_to'): Readonly<Record<string, Filterable<SharingRule>>> => ({
  [`${name}.type`]: { field: text(`${name}.type`), valueOf: (rule) => rule[name]?.type },
  [`${name}.resource.id`]: {
    field: text(`${name}.resource.id`),
    valueOf: (rule) => rule[name]?.resource?.id,
  },
})
function text(api_name: string): Field {
  return { api_name, data_type: 'text' }
}
const searched: Readonly<Record<string, Filterable<SharingRule>>> = {
  ...reference('shared_from'),
  ...reference('shared_to'),
  name: { field: text('name'), valueOf: ({ name }) => name },
  status: { field: text('status'), valueOf: ({ status }) => status },
  permission_type: { field: text('permission_type'), valueOf: (rule) => rule.permission_type },
  superiors_allowed: {
    field: { api_name: 'superiors_allowed', data_type: 'boolean' },
    valueOf: (rule) => rule.superiors_allowed,
  },
}

/** Exactly one filter, a group. @throws Refusal */
export function readSearch({ body }: Call): (rule: SharingRule) => boolean {
  const place = { api_name: 'filters', json_path: '$.filters' }
  const filters = readRoot(body, 'filters')
  const [only, ...others] = Array.isArray(filters) ? (filters as unknown[]) : []
  if (others.length > 0) throw wrongSearch('INVALID_DATA', { maximum_length: 1, ...place })
  if (only === undefined) throw wrongSearch('EXPECTED_FIELD_MISSING', { expected_fields: [place] })
  const test = testOfCriteria(only, searched)
  if (test === undefined) throw wrongSearch('INVALID_DATA', place)
  return test
}

function wrongSearch(code: string, details: object): Refusal {
  return new Refusal(wrapped(400, KEY, [fault(code, 'invalid data', { ...details })]))
}
