export type { Call, CallOptions, Method } from './call/call.ts'
export type { Client, ClientOptions, Fetch, Version } from './client/client.ts'
export { createClient } from './client/create-client.ts'
export {
  createCreditAccount,
  type CreditAccount,
  type CreditAccountOptions,
  type CreditReport,
  type CreditThreshold,
} from './credits/credit-account.ts'
export { memoryCreditStore, type CreditEntry, type CreditStore } from './credits/credit-store.ts'
export type { CallInfo, ClientEvent } from './client/events.ts'
export type { AnyModule, Module, ModuleShape } from './call/module.ts'
export { coqlCriteria, coqlName, coqlValue } from './criteria/coql-criteria.ts'
export {
  allOf,
  anyOf,
  where,
  type Comparator,
  type ComparedValue,
  type Condition,
  type Criteria,
  type GivenValue,
} from './criteria/criteria.ts'
export { searchCriteria } from './criteria/search-criteria.ts'
export { idText, type Id } from './call/id.ts'
export {
  createLimiter,
  type Limiter,
  type LimiterOptions,
  type Release,
  type SlotNeed,
} from './client/limiter.ts'
export { scopesFor, type Scoped } from './call/scopes-for.ts'
export { paginate, type ListQuery, type Page, type PageInfo, type PageQuery } from './rows/paginate.ts'
export { downloadPath } from './call/download-path.ts'
export { path, type Path } from './call/path.ts'
export type { Base } from './client/destination.ts'
export type { Query, QueryValue } from './call/query.ts'
export { uploadBody, type UploadBody, type UploadOptions, type UploadProgress } from './call/upload-body.ts'
export type { FileBody } from './call/file-body.ts'
export type { UploadFile } from './call/upload-file.ts'
export { request } from './send/request.ts'
export { covers } from './client/scopes.ts'
export { jobState, type JobRow, type JobState } from './rows/job-state.ts'
export type { Reference } from './rows/reference.ts'
export { until, type UntilOptions } from './rows/until.ts'
export { readPage, readRow, readRows } from './rows/read-rows.ts'
export type { Token, TokenNeed, TokenSource } from './client/token.ts'
export { writtenId, type RowFailure, type RowResult, type RowSuccess } from './rows/row-result.ts'
export { InterruptedError } from './errors/interrupted-error.ts'
export { InvalidIdError } from './errors/invalid-id-error.ts'
export { MissingScopeError } from './errors/missing-scope-error.ts'
export { NotSentError } from './errors/not-sent-error.ts'
export { PaginationError } from './errors/pagination-error.ts'
export { RateLimitedError } from './errors/rate-limited-error.ts'
export { ResponseShapeError } from './errors/response-shape-error.ts'
export { UploadError } from './errors/upload-error.ts'
export { isToolkitError, type CallError } from './errors/is-toolkit-error.ts'
export {
  isZohoApiError,
  ZohoApiError,
  type ZohoApiErrorFields,
  type ZohoCode,
} from './errors/zoho-api-error.ts'
export {
  NetworkError,
  NonJsonResponseError,
  quote,
  RedirectRefusedError,
  TimeoutError,
  ToolkitError,
} from '@x/dc/error'
