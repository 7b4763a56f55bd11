import { NetworkError } from '@x/dc/error'
import { describe, expect, test } from 'vitest'
import { nextStep, type Circumstances, type Failure, type Tries } from '../src/send/next-step.ts'
import { MissingScopeError, RateLimitedError, ZohoApiError } from '@x/client'

const now = 1_000_000
const token = { value: 'token', apiDomain: 'https://www.zohoapis.eu' }
const at: Circumstances = { now, left: 30_000, affordable: true, chance: 0.5 }
const fresh: Tries = { repeats: 0, renewed: false, resent: undefined }
const read = { method: 'GET', body: undefined, repeatable: true, retries: 2 } as const
const write = { method: 'POST', body: '{}', repeatable: false, retries: 2 } as const
const stream = { ...write, body: new ReadableStream() }
const twice = { ...write, repeatable: true }

const zoho = (status: number, code: string, outcome: 'none' | 'unknown' = 'none'): ZohoApiError =>
  new ZohoApiError('m', {
    code,
    status,
    outcome,
    details: {},
    zohoMessage: '',
    dc: 'eu',
    environment: 'production',
  })
const lost = (outcome: 'none' | 'unknown' = 'none'): NetworkError => new NetworkError('m', 'h', { outcome })
const refused = zoho(401, 'INVALID_TOKEN')
const limited = (seconds?: number): RateLimitedError =>
  new RateLimitedError('', seconds === undefined ? undefined : now + seconds * 1000, now, 'eu')
const throttled = Object.assign(lost(), { retryAt: now + 2000 })

const fail = { kind: 'fail' }
const wait = (ms: number, reason = 'failed'): object => ({ kind: 'wait', reason, ms })
interface Given {
  readonly call: Parameters<typeof nextStep>[0]
  readonly failure: Failure
  readonly tries: Tries
  readonly at: Circumstances
}
const given = (
  call: Given['call'],
  failure: Failure,
  tries: Partial<Tries> = {},
  circumstances: Partial<Circumstances> = {},
): Given => ({ call, failure, tries: { ...fresh, ...tries }, at: { ...at, ...circumstances } })

describe('what follows a failure', () => {
  test.each<[string, object, Given]>([
    ['a read that was lost', wait(750), given(read, { error: lost(), token })],
    ['the second time', wait(1500), given(read, { error: lost(), token }, { repeats: 1 })],
    ['as often as allowed', fail, given(read, { error: lost(), token }, { repeats: 2 })],
    ['a call that allows none', fail, given({ ...read, retries: 0 }, { error: lost(), token })],
    ['a 503', wait(750), given(read, { error: zoho(503, 'X'), token })],
    ['a refusal', fail, given(read, { error: zoho(400, 'INVALID_DATA'), token })],
    ['too late', fail, given(read, { error: lost(), token }, {}, { left: 750 })],
    [
      'nothing succeeds',
      { kind: 'refuse' },
      given(read, { error: lost(), token }, {}, { affordable: false }),
    ],
    ['a mistake of ours or of the caller', fail, given(read, { error: new TypeError('x'), token })],
    ['a lost write', fail, given(write, { error: lost('unknown'), token })],
    ['a write that was not sent', fail, given(write, { error: lost(), token })],
    ['a write that is harmless twice', wait(750), given(twice, { error: lost(), token })],
    ['a DELETE that says so', fail, given({ ...twice, method: 'DELETE' }, { error: lost(), token })],
    ['a stream', fail, given({ ...stream, repeatable: true }, { error: lost(), token })],

    ['429, announced', wait(3125, 'rate-limited'), given(read, { error: limited(3), token })],
    ['429 of a write', wait(3125, 'rate-limited'), given(write, { error: limited(3), token })],
    [
      '429 of a DELETE',
      wait(3125, 'rate-limited'),
      given({ ...write, method: 'DELETE' }, { error: limited(3), token }),
    ],
    ['429, not announced', wait(750, 'rate-limited'), given(read, { error: limited(), token })],
    [
      '429 costs no allowance',
      wait(3125, 'rate-limited'),
      given(read, { error: limited(3), token }, {}, { affordable: false }),
    ],
    ['429 that ends too late', fail, given(read, { error: limited(30), token })],
    ['429 of a stream', fail, given(stream, { error: limited(3), token })],
    ['429 too often', fail, given(read, { error: limited(3), token }, { repeats: 2 })],

    ['F5: a lost token call', wait(750), given(read, { error: lost(), token: undefined })],
    ['F5: also for a write', wait(750), given(write, { error: lost(), token: undefined })],
    [
      'F5: also for a DELETE',
      wait(750),
      given({ ...write, method: 'DELETE' }, { error: lost(), token: undefined }),
    ],
    [
      'F5: also for a stream, which is untouched',
      wait(750),
      given(stream, { error: lost(), token: undefined }),
    ],
    ['F5: a source that says when', wait(2125), given(write, { error: throttled, token: undefined })],
    [
      'F5: one that says too late',
      fail,
      given(write, { error: throttled, token: undefined }, {}, { left: 2000 }),
    ],
    ['F5: a refusal of the login', fail, given(write, { error: zoho(400, 'X'), token: undefined })],

    ['a refused token', { kind: 'renew' }, given(read, { error: refused, token })],
    ['of a write', { kind: 'renew' }, given(write, { error: refused, token })],
    [
      'though no repeat is allowed',
      { kind: 'renew' },
      given({ ...write, retries: 0 }, { error: refused, token }),
    ],
    ['of a stream', { kind: 'report' }, given(stream, { error: refused, token })],
    ['the second one', fail, given(read, { error: refused, token }, { renewed: true })],
    ['the same one again', fail, given(read, { error: refused, token: undefined }, { renewed: true })],
    ['a lacking scope', fail, given(read, { error: new MissingScopeError('m', [], []), token })],
    ['another 401', fail, given(read, { error: zoho(401, 'NO_PERMISSION'), token })],
  ])('%s', (_what, step, { call, failure, tries, at: circumstances }) => {
    const frozen = { tries: Object.freeze(tries), at: Object.freeze(circumstances) }
    expect(nextStep(Object.freeze(call), frozen.tries, Object.freeze(failure), frozen.at)).toEqual(step)
  })

  const born = (age: number): Failure => ({ error: refused, token: { ...token, issuedAt: now - age } })
  const resend = (ms: number): object => ({ kind: 'resend', ms })
  test.each<[string, object, Given]>([
    ['a token of this moment', resend(3000), given(read, born(0))],
    ['one of a second', resend(2000), given(write, born(1000))],
    ['one of ten', resend(1000), given({ ...write, retries: 0 }, born(10_000))],
    ['an older one', { kind: 'renew' }, given(read, born(10_001))],
    ['one by a clock that is ahead', resend(3000), given(read, born(-9000))],
    ['one of the future: a clock is wrong', { kind: 'renew' }, given(read, born(-10_001))],
    ['once only', { kind: 'renew' }, given(read, born(0), { resent: 'token' })],
    ['its replacement, too', resend(3000), given(read, born(0), { renewed: true, resent: 'another' })],
    ['not beyond the deadline', { kind: 'renew' }, given(read, born(0), {}, { left: 3000 })],
    ['a stream cannot, and nobody knows whether the token is bad', fail, given(stream, born(0))],
  ])('F11: %s', (_what, step, { call, failure, tries, at: circumstances }) => {
    expect(nextStep(call, tries, failure, circumstances)).toEqual(step)
  })
})
