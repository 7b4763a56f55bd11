import { expectTypeOf, test } from 'vitest'
import {
  paginate,
  path,
  request,
  type Client,
  type ClientEvent,
  type Page,
  type Path,
  type TokenSource,
} from '@x/client'

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
