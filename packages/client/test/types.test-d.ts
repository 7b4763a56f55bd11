import type { UnknownDataCenterError } from '@x/dc'
import type { ToolkitError } from '@x/dc/error'
import { expectTypeOf, test } from 'vitest'
import {
  createClient,
  createLimiter,
  isToolkitError,
  isZohoApiError,
  paginate,
  path,
  readPage,
  readRow,
  request,
  scopesFor,
  allOf,
  anyOf,
  where,
  type Call,
  type CallOptions,
  type Client,
  type ClientEvent,
  type ClientOptions,
  type Condition,
  type Criteria,
  type Limiter,
  type Module,
  type ModuleShape,
  type LimiterOptions,
  type ListQuery,
  type Page,
  type Path,
  type QueryValue,
  type Release,
  type RowFailure,
  type RowResult,
  type Token,
  type TokenSource,
  type Version,
  type Comparator,
  type ZohoCode,
} from '@x/client'
import { createNodeFetch } from '@x/client/node'

declare const zoho: Client

test('request answers unknown, or the response', () => {
  expectTypeOf(request(zoho, { path: path`org` })).toEqualTypeOf<Promise<unknown>>()
  expectTypeOf(request(zoho, { path: path`org`, as: 'response' })).toEqualTypeOf<Promise<Response>>()
  // @ts-expect-error a path is made with the tag
  void request(zoho, { path: 'org' })
})

test('ids in a path are text, never numbers', () => {
  expectTypeOf(path`roles/${'1'}`).toEqualTypeOf<Path>()
  // @ts-expect-error numbers have lost digits
  void path`roles/${1}`
})

test('paginate keeps the type of the items', () => {
  const list = async (): Promise<Page<{ readonly id: string }>> => await Promise.reject(new Error('not run'))
  expectTypeOf(paginate(list)).toEqualTypeOf<AsyncGenerator<{ readonly id: string }, void, undefined>>()
})

test('a token source may answer at once or later', () => {
  expectTypeOf(() => ({ value: 'a', apiDomain: 'b' })).toExtend<TokenSource>()
  expectTypeOf(async () => ({ value: 'a', apiDomain: 'b', expiresAt: 1 })).toExtend<TokenSource>()
  expectTypeOf(() => ({ value: 'a' })).not.toExtend<TokenSource>()
})

test('the union of events is closed', () => {
  expectTypeOf<ClientEvent['type']>().toEqualTypeOf<
    | 'call-started'
    | 'attempt-ended'
    | 'token-rejected'
    | 'waiting'
    | 'repeat-refused'
    | 'credits'
    | 'call-ended'
  >()
})

test('versions are a v and a number', () => {
  expectTypeOf<'v7' | 'v8' | 'v2.1' | 'v9'>().toExtend<Version>()
  expectTypeOf<'7'>().not.toExtend<Version>()
  expectTypeOf<'latest'>().not.toExtend<Version>()
  expectTypeOf(createClient).parameter(0).toEqualTypeOf<ClientOptions>()
})

test('any fetch fits, the platform’s and undici’s', () => {
  expectTypeOf(globalThis.fetch).toExtend<NonNullable<ClientOptions['fetch']>>()
  expectTypeOf(createNodeFetch()).toExtend<NonNullable<ClientOptions['fetch']>>()
})

test('a limiter gives a slot at once or later', () => {
  expectTypeOf(createLimiter({ concurrency: 1 })).toEqualTypeOf<Limiter>()
  expectTypeOf<ReturnType<Limiter['acquire']>>().toEqualTypeOf<Release | Promise<Release>>()
})

test('query parameters are texts, numbers, booleans, lists of texts', () => {
  expectTypeOf<string | number | boolean | bigint | readonly string[]>().toExtend<QueryValue>()
  expectTypeOf<null>().not.toExtend<QueryValue>()
  expectTypeOf<Date>().not.toExtend<QueryValue>()
  expectTypeOf<number[]>().not.toExtend<QueryValue>()
})

test('how it is carried is apart from what it says', () => {
  expectTypeOf<keyof CallOptions>().toEqualTypeOf<'signal' | 'timeout' | 'retries'>()
  expectTypeOf<keyof Call & keyof CallOptions>().toEqualTypeOf<never>()
  expectTypeOf<Call['method']>().toEqualTypeOf<'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | undefined>()
})

test('scopes are those of operations and modules', () => {
  const get = { scopes: ['a'] }
  expectTypeOf(scopesFor(get)).toEqualTypeOf<readonly string[]>()
  expectTypeOf(scopesFor(get, 'Leads', [get, 'Deals'])).toEqualTypeOf<readonly string[]>()
  // @ts-expect-error what says no scopes is not an operation
  scopesFor(() => {})
})

test('rows are what the caller says that Zoho documents', () => {
  expectTypeOf(readRow<{ a: 1 }>({}, 'x')).toEqualTypeOf<{ a: 1 } | undefined>()
  expectTypeOf(readPage<{ a: 1 }>({}, 'x')).toEqualTypeOf<Page<{ a: 1 }>>()
  expectTypeOf<Extract<RowResult, { ok: false }>>().toEqualTypeOf<RowFailure>()
  expectTypeOf<RowFailure['error']>().toEqualTypeOf<ToolkitError>()
})

test('a token says where it belongs; the rest is known or not', () => {
  expectTypeOf<Token['scopes']>().toEqualTypeOf<readonly string[] | undefined>()
  expectTypeOf<Token['environment']>().toEqualTypeOf<'production' | 'sandbox' | 'developer' | undefined>()
})

test('a code tells the class of an error', () => {
  const error: unknown = undefined
  if (isToolkitError(error, 'RATE_LIMITED')) {
    expectTypeOf(error.retryAt).toEqualTypeOf<number>()
    expectTypeOf<(typeof error)['code']>().toEqualTypeOf<'RATE_LIMITED'>()
  }
  if (isToolkitError(error, 'MISSING_SCOPE')) expectTypeOf(error.missing).toEqualTypeOf<readonly string[]>()
  if (isToolkitError(error, 'NETWORK')) expectTypeOf(error.outcome).toEqualTypeOf<'none' | 'unknown'>()
  if (isToolkitError(error, 'UNKNOWN_DATA_CENTER'))
    expectTypeOf(error).toEqualTypeOf<UnknownDataCenterError>()
  // Zoho's own codes, and those of other packages, are open.
  if (isToolkitError(error, 'GRANT_NOT_FOUND')) expectTypeOf(error).toEqualTypeOf<ToolkitError>()
  if (isToolkitError(error)) expectTypeOf(error.retryable).toEqualTypeOf<boolean>()
  if (isZohoApiError(error, 'INVALID_DATA')) {
    expectTypeOf(error.details).toEqualTypeOf<Readonly<Record<string, unknown>>>()
  }
})

/** What an editor offers: a union that had become `string` offers nothing. */
type Offers<T, Word> = Extract<T, Word>

test('codes of Zoho, comparators and data centers are offered, and others are taken', () => {
  expectTypeOf<Offers<ZohoCode, 'NO_PERMISSION'>>().toEqualTypeOf<'NO_PERMISSION'>()
  expectTypeOf<Offers<Comparator, 'starts_with'>>().toEqualTypeOf<'starts_with'>()
  expectTypeOf<Offers<ClientOptions['dc'], 'eu'>>().toEqualTypeOf<'eu'>()
  expectTypeOf<'eur'>().toExtend<ClientOptions['dc']>()
  // @ts-expect-error a comparator is a word
  void where('name', 1, 'x')
  // @ts-expect-error a code is a word
  isZohoApiError(undefined, 400)
})

test('F24: an optional member may be there without a value', () => {
  const maybe = undefined
  createClient({
    token: () => ({ value: 'x', apiDomain: 'y', scopes: maybe, environment: maybe, issuedAt: maybe }),
    dc: maybe,
    environment: maybe,
    version: maybe,
    dataCenters: maybe,
    fetch: maybe,
    limiter: maybe,
    clock: maybe,
    onEvent: maybe,
    timeout: maybe,
  })
  /** Optional members that do not take `undefined`. */
  type Missing<T> = {
    [K in keyof T]-?: T extends Record<K, T[K]> ? never : Record<K, undefined> extends Pick<T, K> ? never : K
  }[keyof T]
  expectTypeOf<Missing<{ readonly a?: string; readonly b?: string | undefined }>>().toEqualTypeOf<'a'>()
  expectTypeOf<Missing<ClientOptions>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<Call>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<CallOptions>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<Token>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<ListQuery>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<LimiterOptions>>().toEqualTypeOf<never>()
})

test('criteria know their fields, and take what a field can be compared with', () => {
  expectTypeOf(where('name', 'contains', 'a')).toEqualTypeOf<Condition<'name'>>()
  expectTypeOf(allOf(where('name', 'contains', 'a'), anyOf(where('x', 'y', 'z')))).toEqualTypeOf<
    Criteria<'name' | 'x'>
  >()
  expectTypeOf<Criteria<'name'>>().toExtend<Criteria>()
  expectTypeOf(where).toBeCallableWith('n', 'in', [1, 'a', 2n, new Date()])
  // @ts-expect-error nothing to join
  allOf()
  // @ts-expect-error undefined is not a value
  where('name', 'contains', undefined)
})

test('a module is its API name, also when its fields are known', () => {
  interface Leads extends ModuleShape {
    readonly row: { readonly id: string; readonly Last_Name: string }
  }
  const plain: Module = 'Leads'
  const known: Module<Leads> = 'Leads'
  expectTypeOf<[typeof plain, string]>().toExtend<[string, typeof known]>()
})
