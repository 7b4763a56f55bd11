export * from './attachments.ts'
export * from './blueprint.ts'
export * from './cancel-meeting.ts'
export * from './clone-record.ts'
export * from './contact-roles.ts'
export * from './convert-inventory.ts'
export * from './convert-leads.ts'
export * from './count-records.ts'
export * from './count-related-records.ts'
export * from './create-records.ts'
export * from './deal-contact-roles.ts'
export { deleteRecord, deleteRecords } from './delete-records.ts'
export * from './each-record.ts'
export * from './each-written.ts'
export * from './files.ts'
export * from './get-record.ts'
export * from './list-deleted-records.ts'
export * from './list-records.ts'
export * from './mass-delete.ts'
export type { MassJob, OfIds, OfView, StartedJob } from './mass-jobs.ts'
export * from './mass-update.ts'
export * from './merge-records.ts'
export * from './notes.ts'
export * from './owners.ts'
export * from './photos.ts'
export * from './record-locks.ts'
export * from './record-notes.ts'
export * from './record-tags.ts'
export type * from './record-types.ts'
export * from './recycle-bin.ts'
export * from './related-records.ts'
export * from './rich-texts.ts'
export {
  searchRecords,
  type SearchBy,
  type SearchRecords,
  type SearchRecordsQuery,
  type SearchScope,
} from './search-records.ts'
export * from './sharing.ts'
export * from './tags.ts'
export * from './timeline.ts'
export * from './update-records.ts'
export * from './upsert-records.ts'
export type * from './user-reference.ts'
export * from './values.ts'
export type { CloneOptions } from './clone-record.ts'
export type {
  CreateOptions,
  DeleteOptions,
  UpdateOptions,
  UpsertOptions,
  WriteOptions,
} from './write-options.ts'
export {
  createDataSubjectRequest,
  deleteDataSubjectRequest,
  isOpenRequest,
  listDataSubjectRequests,
  setDataProcessingBasis,
} from './data-protection.ts'
export type {
  ConsentDetails,
  DataProcessing,
  DataProcessingBasis,
  DataSubjectRequest,
} from './data-protection.ts'
