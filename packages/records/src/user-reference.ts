import type { Reference } from '@x/client'

/** A user, as records name their owner. */
export interface UserReference extends Reference {
  readonly email?: string
}

/** What Zoho keeps of every record. */
export interface Kept {
  readonly id: string
  readonly Owner: UserReference
  readonly Created_By: UserReference
  readonly Created_Time: string
  readonly Modified_By: UserReference
  readonly Modified_Time: string
}

/** A module by its name, its id, or both. */
export type ModuleReference =
  | { readonly api_name: string; readonly id?: string | bigint | undefined }
  | { readonly id: string | bigint; readonly api_name?: string | undefined }
