export { act, actRows, startJob, upload } from './acting-verbs.ts'
export type { Asked } from './call-of.ts'
export type { Address, Endpoint, Scope } from './endpoint.ts'
export { ofModule, type OfModule } from './of-module.ts'
export { operationOnRows } from './operation-on-rows.ts'
export { operation, type Place } from './operation.ts'
export type {
  Act,
  ActRows,
  Cost,
  CreateOne,
  CreateRows,
  Declared,
  DeleteOne,
  DeleteRows,
  Described,
  Download,
  GetAll,
  GetOne,
  GetOnly,
  List,
  Made,
  Marked,
  ModifiedSince,
  None,
  NotOptions,
  Operation,
  QueryParameter,
  QueryType,
  StartJob,
  UnmodifiedSince,
  UpdateOne,
  UpdateRows,
  Upload,
  Variables,
  VerbOf,
  VerbOfRows,
} from './operation-types.ts'
export { download, getAll, getOne, getOnly, list } from './reading-verbs.ts'
export { refuseNearMisses } from './refuse-near-misses.ts'
export { createOne, createRows, deleteOne, deleteRows, updateOne, updateRows } from './writing-verbs.ts'
export { ask, type Answered } from '../rows/ask.ts'
export { eachInBatches } from '../rows/each-in-batches.ts'
export { inBatches, type Batching, type SendBatch, type WriteProgress } from '../rows/in-batches.ts'
export { readAnyResults, readJob, readResults, readWritten } from '../rows/row-result.ts'
