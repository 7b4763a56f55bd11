import type { Call, Id, Module } from '@x/client'
import { ofModule, operation, operationOnRows, readWritten, type Cost } from '@x/client/endpoint'
import { namesOf } from './delete-records.ts'
import type { TagColor } from './tags.ts'

/** A tag by its name, which is made when there is none, or by its id, which wins. */
export type GivenTag =
  | { readonly name: string; readonly color_code?: TagColor | undefined; readonly id?: Id | undefined }
  | { readonly id: Id; readonly name?: string | undefined; readonly color_code?: TagColor | undefined }

/** How tags are added. */
export interface AddTagsOptions {
  /** Whether other tags of the records go. @default false */
  readonly over_write?: boolean | undefined
}

/** A credit for 50 records. */
const byFifties = ({ body }: Call): Cost => ({
  credits: Math.max(
    Math.ceil(((body as { readonly ids?: readonly Id[] } | undefined)?.ids?.length ?? 0) / 50),
    1,
  ),
  heavy: false,
})

/**
 * Adds tags to records, any number of them, 500 in a request; one result per record, whose `details.tags` are all tags that
 * it has now.
 *
 * @zoho Tags
 */
export const addTagsToRecords = operationOnRows(
  {
    address: 'POST {module}/actions/add_tags',
    rows: 'data',
    scope: ofModule('modules.{module}.WRITE'),
    most: 500,
    cost: byFifties,
  },
  (module: Module, ids: readonly Id[], tags: readonly GivenTag[], how?: AddTagsOptions) => ({
    fill: [module],
    ids: namesOf(ids, undefined),
    body: { tags, ...how },
  }),
)

/** Takes tags from records, any number of them, 500 in a request; one result per record. @zoho Tags */
export const removeTagsFromRecords = operationOnRows(
  {
    address: 'POST {module}/actions/remove_tags',
    rows: 'data',
    scope: ofModule('modules.{module}.WRITE'),
    most: 500,
    cost: byFifties,
  },
  (module: Module, ids: readonly Id[], tags: readonly GivenTag[]) => ({
    fill: [module],
    ids: namesOf(ids, undefined),
    body: { tags },
  }),
)

/** Adds tags to a record. @zoho Tags */
export const addTagsToRecord = operation(
  {
    address: 'POST {module}/{record id}/actions/add_tags',
    rows: 'data',
    scope: ofModule('modules.{module}.WRITE'),
    hint: 'record, listRecords',
  },
  (module: Module, recordId: Id, tags: readonly GivenTag[], how?: AddTagsOptions) => ({
    fill: [module, recordId],
    body: { tags, ...how },
  }),
  readWritten,
)

/** Takes tags from a record. @zoho Tags */
export const removeTagsFromRecord = operation(
  {
    address: 'POST {module}/{record id}/actions/remove_tags',
    rows: 'data',
    scope: ofModule('modules.{module}.WRITE'),
    hint: 'record, listRecords',
  },
  (module: Module, recordId: Id, tags: readonly GivenTag[]) => ({
    fill: [module, recordId],
    body: { tags },
  }),
  readWritten,
)
