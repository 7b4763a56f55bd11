export { checkModule, type UsedFields } from './check-module.ts'
export { commonMetadata } from './common-metadata.ts'
export { compareTypes, type Drift } from './compare-types.ts'
export { generateTypes, type GenerateTypesOptions } from './generate-types.ts'
export { metadataScopes, readMetadata, type ReadMetadataOptions } from './read-metadata.ts'
export type {
  FieldMetadata,
  LayoutMetadata,
  LinkMetadata,
  ModuleMetadata,
  Named,
  OrganizationMetadata,
  PicklistOption,
} from './metadata.ts'
