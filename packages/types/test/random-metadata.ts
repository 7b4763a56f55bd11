import fc from 'fast-check'
import { anyText } from '../../dc/test/any-text.ts'
import type { OrganizationMetadata } from '../src/index.ts'
import { kinds } from './kinds.ts'

/** Modules with names, fields and options that anybody might have typed; the same for the same seed. */
export function randomMetadata(modules: number, seed: number): OrganizationMetadata {
  const name = anyText({ minLength: 1, maxLength: 12 })
  const option = fc.record({
    display_value: name,
    actual_value: name,
    type: fc.constantFrom('used', 'unused'),
  })
  const field = fc.record({
    kind: fc.constantFrom(...kinds),
    name,
    mandatory: fc.boolean(),
    options: fc.array(option, { maxLength: 4 }),
  })
  const drawn = fc.sample(fc.tuple(name, fc.array(field, { maxLength: 12 })), { numRuns: modules, seed })
  return {
    modules: [...new Map(drawn)].map(([apiName, members]) => ({
      api_name: apiName,
      fields: [...new Map(members.map((member) => [member.name, member])).values()].map((member) => ({
        ...member.kind.field,
        api_name: member.name,
        field_label: member.name,
        system_mandatory: member.mandatory,
        pick_list_values: member.options,
      })),
    })),
  }
}
