import type { Id, Reference } from '@x/client'
import {
  createOne,
  createRows,
  deleteOne,
  getAll,
  getOne,
  getOnly,
  startJob,
  updateOne,
  updateRows,
  type CreateOne,
  type CreateRows,
  type DeleteOne,
  type GetAll,
  type GetOne,
  type GetOnly,
  type StartJob,
  type UpdateOne,
  type UpdateRows,
} from '@x/client/endpoint'
import type { ModuleReference } from './user-reference.ts'

/** A tag of a module. */
export interface Tag {
  readonly id: string
  /** Up to 25 characters. */
  readonly name: string
  /** `#F17574` and twelve others; null when it has none. */
  readonly color_code: TagColor | null
  readonly created_time: string
  readonly created_by: Reference
  readonly modified_time: string
  readonly modified_by: Reference
  /** With `include`. */
  readonly type?: string
  readonly associated_record_count?: number | string
  readonly last_accessed_time?: string | null
}

/** A color of Zoho's palette. */
export type TagColor =
  | '#F17574'
  | '#F48435'
  | '#E7A826'
  | '#A8C026'
  | '#63C57E'
  | '#1DB9B4'
  | '#57B1FD'
  | '#879BFC'
  | '#D297EE'
  | '#FD87BD'
  | '#969696'
  | '#658BA8'
  | '#B88562'
  | (string & {})

/** A new tag: a name of up to 25 characters, without `<`, `>`, a comma or an emoji. */
export interface NewTag {
  readonly name: string
  readonly color_code?: TagColor | null | undefined
}

/** How a tag is to be; WITHOUT A COLOR IT LOSES THE ONE IT HAD. */
export interface TagChange {
  readonly name: string
  readonly color_code: TagColor | null
}

/** Query of {@link listTags}. */
export interface ListTagsQuery {
  /** Only those that the caller made. */
  readonly my_tags?: boolean | undefined
  readonly include?: readonly ('type' | 'associated_record_count' | 'last_accessed_time')[] | undefined
}

/** The tags of a module; each module has its own. @zoho Tags */
export const listTags: GetAll<[module: string], Tag, ListTagsQuery> = getAll(
  'settings/tags?module={module}',
  'tags',
  'settings.tags.READ',
)

/** Makes tags for a module. @zoho Tags */
export const createTags: CreateRows<[module: string], NewTag> = createRows(
  'settings/tags?module={module}',
  'tags',
  'settings.tags.CREATE',
  '',
  100,
)

/** Changes tags of a module. @zoho Tags */
export const updateTags: UpdateRows<[module: string], TagChange & { readonly id: Id }> = updateRows(
  'settings/tags?module={module}',
  'tags',
  'settings.tags.UPDATE',
  '',
  100,
)

/** Changes a tag of a module. @zoho Tags */
export const updateTag: UpdateOne<[tagId: Id, module: string], TagChange> = updateOne(
  'settings/tags/{tag id}?module={module}',
  'tags',
  'settings.tags.UPDATE',
  'tag, listTags',
)

/** Deletes a tag, which leaves all records. @zoho Tags */
export const deleteTag: DeleteOne<[tagId: Id]> = deleteOne(
  'settings/tags/{tag id}',
  'tags',
  'settings.tags.DELETE',
  'tag, listTags',
)

/** Puts another tag's records under a tag, and gives the id of what is left: in Zoho's sample neither of the two. @zoho Tags */
export const mergeTags: CreateOne<[tagId: Id], { readonly conflict_id: Id }> = createOne(
  'settings/tags/{tag id}/actions/merge',
  'tags',
  'settings.tags.CREATE',
  'tag, listTags',
)

/** How many records of a module have a tag. @zoho Tags */
export const countTagRecords: GetOnly<[tagId: Id, module: string], number> = getOnly(
  'settings/tags/{tag id}/actions/records_count?module={module}',
  'count',
  'settings.tags.READ',
  'tag, listTags',
)

/** Where a deletion of tags stands. */
export interface TagsDeletion {
  readonly job_id: string
  readonly status: 'SCHEDULED' | 'QUEUED' | 'RUNNING' | 'COMPLETED' | 'FAILED' | (string & {})
  readonly total_count: number
  readonly failed_count: number
  readonly deleted_count: number
  readonly created_time?: string
}

/** Deletes up to 200 tags of a module in a job; refused while a workflow or a blueprint uses one of them. @zoho Tags */
export const massDeleteTags: StartJob<
  [],
  {
    readonly mass_delete: readonly [
      { readonly module: ModuleReference; readonly tags: readonly { readonly id: Id }[] },
    ]
  }
> = startJob('settings/tags/actions/mass_delete', '', 'settings.tags.DELETE')

/** Where a deletion of tags stands. @zoho Tags */
export const getMassDeleteTagsStatus: GetOne<[jobId: Id], TagsDeletion> = getOne(
  'settings/tags/actions/mass_delete?job_id={job id}',
  'mass_delete',
  'settings.tags.READ',
)
