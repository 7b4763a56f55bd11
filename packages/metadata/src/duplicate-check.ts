import { deleteOne, getOnly, operation, readWritten, type DeleteOne, type GetOnly } from '@x/client/endpoint'
import type { Id } from '@x/client'
import type { Named, Open } from './named.ts'

/** With what a new lead is compared besides leads. Zoho sends an object where other settings are arrays. */
export interface DuplicateCheckPreference {
  readonly type: Open<'converted_records' | 'mapped_module_records'>
  /** Null for `converted_records`. */
  readonly type_configurations: readonly DuplicateCheckMapping[] | null
}

/** Which fields of leads are compared with which of another module. */
export interface DuplicateCheckMapping {
  /** Contacts: no other module is supported. */
  readonly mapped_module: Named & { readonly name?: string }
  readonly field_mappings: readonly {
    readonly current_field: Named & { readonly name?: string }
    readonly mapped_field: Named & { readonly name?: string }
  }[]
}

/** What leads shall be compared with. */
export type NewDuplicateCheckPreference =
  | { readonly type: 'converted_records'; readonly type_configurations?: null | undefined }
  | {
      readonly type: 'mapped_module_records'
      /** One, with 1 to 5 pairs of fields that are unique. */
      readonly type_configurations: readonly {
        readonly mapped_module: { readonly api_name: string; readonly id?: Id | undefined }
        readonly field_mappings: readonly {
          readonly current_field: { readonly api_name: string; readonly id?: Id | undefined }
          readonly mapped_field: { readonly api_name: string; readonly id?: Id | undefined }
        }[]
      }[]
    }

/** With what new records are compared; `undefined` when they are not. Zoho knows it of Leads alone. @zoho Duplicate Check Option */
export const getDuplicateCheckPreference: GetOnly<[module: string], DuplicateCheckPreference> = getOnly(
  'settings/duplicate_check_preference?module={module}',
  'duplicate_check_preference',
  'settings.duplicate_check_preference.READ',
)

/** Compares new leads with converted leads or contacts from now on. @zoho Duplicate Check Option */
export const createDuplicateCheckPreference = operation(
  {
    address: 'POST settings/duplicate_check_preference?module={module}',
    rows: 'duplicate_check_preference',
    scope: 'settings.duplicate_check_preference.CREATE',
  },
  (module: string, preference: NewDuplicateCheckPreference) => ({
    fill: [module],
    body: { duplicate_check_preference: preference },
  }),
  readWritten,
)

/** Changes with what new leads are compared. @zoho Duplicate Check Option */
export const updateDuplicateCheckPreference = operation(
  {
    address: 'PUT settings/duplicate_check_preference?module={module}',
    rows: 'duplicate_check_preference',
    scope: 'settings.duplicate_check_preference.UPDATE',
  },
  (module: string, preference: NewDuplicateCheckPreference) => ({
    fill: [module],
    body: { duplicate_check_preference: preference },
  }),
  readWritten,
)

/** Compares new leads with leads alone again. @zoho Duplicate Check Option */
export const deleteDuplicateCheckPreference: DeleteOne<[module: string]> = deleteOne(
  'settings/duplicate_check_preference?module={module}',
  'duplicate_check_preference',
  'settings.duplicate_check_preference.DELETE',
)
