import { isWritable } from './field-types.ts'
import { connectedBy, isSet, subformOf } from './metadata-rules.ts'
import type { FieldMetadata, ModuleMetadata, OrganizationMetadata, PicklistOption } from './metadata.ts'

/**
 * What several organizations have in common: modules and fields that each of them has with the same data type, options that
 * each of them knows. A field is mandatory, read-only or unique where it is so for one of them. Code that is typed by it
 * runs for all.
 *
 * @throws TypeError without an organization
 */
export function commonMetadata(organizations: readonly OrganizationMetadata[]): OrganizationMetadata {
  const [first, ...others] = organizations
  if (first === undefined)
    throw new TypeError('Types that several organizations share need at least one organization.')
  return {
    modules: first.modules.flatMap((module) => {
      const same = others.map((each) => each.modules.find(({ api_name: name }) => name === module.api_name))
      const all = same.filter((each) => each !== undefined)
      return all.length === others.length ? [commonModule(module, all)] : []
    }),
  }
}

function commonModule(module: ModuleMetadata, others: readonly ModuleMetadata[]): ModuleMetadata {
  return {
    ...module,
    api_supported: [module, ...others].every((each) => each.api_supported !== false),
    layouts: [module, ...others].flatMap((each) => each.layouts ?? []),
    fields: module.fields.flatMap((field) => {
      const same = others.map((each) =>
        each.fields.find((other) => other.api_name === field.api_name && isAlike(other, field)),
      )
      const all = same.filter((each) => each !== undefined)
      return all.length === others.length ? [commonField([field, ...all])] : []
    }),
  }
}

/** Whether values of the one are values of the other. */
function isAlike(a: FieldMetadata, b: FieldMetadata): boolean {
  return (
    a.data_type === b.data_type &&
    a.json_type === b.json_type &&
    a.formula?.return_type === b.formula?.return_type &&
    a.rollup_summary?.return_type === b.rollup_summary?.return_type &&
    subformOf(a) === subformOf(b) &&
    connectedBy(a.multiselectlookup) === connectedBy(b.multiselectlookup) &&
    connectedBy(a.multiuserlookup) === connectedBy(b.multiuserlookup)
  )
}

/** Options that each knows and none has retired; stored values only where all agree. */
function commonOptions([field, ...others]: readonly [
  FieldMetadata,
  ...FieldMetadata[],
]): readonly PicklistOption[] {
  return (field.pick_list_values ?? []).flatMap((option) => {
    const same = others.map((each) =>
      each.pick_list_values?.find((other) => other.display_value === option.display_value),
    )
    if (same.some((other) => other === undefined || other.type === 'unused')) return []
    const agreed = same.every((other) => other?.actual_value === option.actual_value)
    return [agreed ? option : { ...option, actual_value: undefined }]
  })
}

function commonField(fields: readonly [FieldMetadata, ...FieldMetadata[]]): FieldMetadata {
  const [field] = fields
  const lengths = fields.flatMap(({ length }) => (typeof length === 'number' ? [length] : []))
  return {
    ...field,
    type: fields.some(({ type }) => type === 'unused') ? 'unused' : field.type,
    visible: fields.every(({ visible }) => visible !== false),
    read_only: false,
    operation_type: {
      api_create: fields.every((each) => isWritable(each, 'create')),
      api_update: fields.every((each) => isWritable(each, 'update')),
    },
    system_mandatory: fields.some(({ system_mandatory: mandatory }) => mandatory === true),
    private: fields.find(({ private: personal }) => isSet(personal))?.private,
    hipaa_compliance_enabled: fields.some(({ hipaa_compliance_enabled: health }) => health === true),
    ...(lengths.length === 0 ? {} : { length: Math.min(...lengths) }),
    pick_list_values: commonOptions(fields),
  }
}
