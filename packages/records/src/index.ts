export { cloneRecord, type CloneOptions, type CloneRecord } from './clone-record.ts'
export { countRecords, type CountRecordsQuery } from './count-records.ts'
export { createRecords, type CreateRecords } from './create-records.ts'
export { deleteRecord, deleteRecords } from './delete-records.ts'
export { eachRecord, type EachRecordQuery } from './each-record.ts'
export { getRecord, type GetRecord, type GetRecordQuery } from './get-record.ts'
export { listDeletedRecords, type DeletedRecord, type ListDeletedQuery } from './list-deleted-records.ts'
export { listRecords, type ListRecords, type ListRecordsQuery } from './list-records.ts'
export type { Feature, FieldName, Picked, Trigger } from './record-types.ts'
export { getRichText, listRichText, type RichTexts } from './rich-texts.ts'
export {
  searchRecords,
  type SearchBy,
  type SearchRecords,
  type SearchRecordsQuery,
  type SearchScope,
} from './search-records.ts'
export { updateRecord, updateRecords, type UpdateRecord, type UpdateRecords } from './update-records.ts'
export { upsertRecords, type UpsertRecords, type UpsertResult, type UpsertSuccess } from './upsert-records.ts'
export type {
  CreateOptions,
  DeleteOptions,
  UpdateOptions,
  UpsertOptions,
  WriteOptions,
} from './write-options.ts'
