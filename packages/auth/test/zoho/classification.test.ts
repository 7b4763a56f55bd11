import { describe, expect, it } from 'vitest'
import { credentials, failure, HOUR, setUp, START } from '../refresh/setup.ts'

/** What a refresh ends with, and what the row then says. */
type Verdict =
  /** The refresh token is dead: log in again. */
  | 'dead'
  /** Configuration: a minute's rest. */
  | 'client'
  /** Ten minutes' rest. */
  | 'throttled'
  /** Neither: an object that says nothing known; rest by back-off. */
  | 'no-token'
  /** No JSON; rest by back-off. */
  | 'no-json'
  | 'ok'

const STATUSES = [200, 400, 401, 429, 502] as const
type Row = readonly [Verdict, Verdict, Verdict, Verdict, Verdict]

const json = JSON.stringify
const token = { access_token: '1000.EMULATORaccess.token', expires_in: 3600, token_type: 'Bearer' }
const all = (verdict: Verdict): Row => [verdict, verdict, verdict, 'throttled', 'no-token']

/** The golden table: verdicts by status, in the order of STATUSES. */
const table: readonly (readonly [name: string, body: string, verdicts: Row])[] = [
  ['a token', json(token), ['ok', 'throttled', 'no-token', 'throttled', 'no-token']],
  ['invalid_code', json({ error: 'invalid_code' }), all('dead')],
  ['invalid_grant', json({ error: 'invalid_grant' }), all('dead')],
  ['INVALID_CODE in capitals', json({ error: 'INVALID_CODE' }), all('dead')],
  ['invalid_code beside a token', json({ ...token, error: 'invalid_code' }), all('dead')],
  ['invalid_client', json({ error: 'invalid_client' }), all('client')],
  ['invalid_client_secret', json({ error: 'invalid_client_secret' }), all('client')],
  ['invalid_redirect_uri', json({ error: 'invalid_redirect_uri' }), all('client')],
  ['unauthorized_client', json({ error: 'unauthorized_client' }), all('client')],
  ['unsupported_grant_type', json({ error: 'unsupported_grant_type' }), all('client')],
  ['invalid_request', json({ error: 'invalid_request' }), all('client')],
  ['invalid_scope', json({ error: 'invalid_scope' }), all('client')],
  ['invalid_oauthscope', json({ error: 'invalid_oauthscope' }), all('client')],
  ['missing_org_info', json({ error: 'missing_org_info' }), all('client')],
  [
    'the throttle in English',
    json({ error: 'Access Denied', error_description: 'You have made too many requests', status: 'failure' }),
    ['throttled', 'throttled', 'throttled', 'throttled', 'no-token'],
  ],
  [
    'the throttle in Chinese',
    json({ error: '拒绝访问', error_description: '您已连续提出过多请求，请稍后再试。', status: 'failure' }),
    ['throttled', 'throttled', 'throttled', 'throttled', 'no-token'],
  ],
  [
    'the throttle in German, without status',
    json({ error: 'Zugriff verweigert' }),
    ['throttled', 'throttled', 'throttled', 'throttled', 'no-token'],
  ],
  ['access_denied', json({ error: 'access_denied' }), all('throttled')],
  [
    'a failure without a word',
    json({ status: 'failure' }),
    ['throttled', 'throttled', 'throttled', 'throttled', 'no-token'],
  ],
  [
    'general_error',
    json({ error: 'general_error' }),
    ['no-token', 'throttled', 'no-token', 'throttled', 'no-token'],
  ],
  [
    'a description that speaks of invalid_code, under another word',
    json({ error: 'general_error', error_description: 'invalid_code' }),
    ['no-token', 'throttled', 'no-token', 'throttled', 'no-token'],
  ],
  [
    'an error that is an object',
    json({ error: { code: 'invalid_code' } }),
    ['no-token', 'throttled', 'no-token', 'throttled', 'no-token'],
  ],
  ['an empty object', '{}', ['no-token', 'throttled', 'no-token', 'throttled', 'no-token']],
  [
    'an error that is null',
    json({ error: null }),
    ['no-token', 'throttled', 'no-token', 'throttled', 'no-token'],
  ],
  [
    'an access token that is null',
    json({ ...token, access_token: null }),
    ['no-token', 'throttled', 'no-token', 'throttled', 'no-token'],
  ],
  [
    'HTML',
    '<html><body>Bad Gateway</body></html>',
    ['no-json', 'no-json', 'no-json', 'throttled', 'no-json'],
  ],
  ['nothing', '', ['no-json', 'no-json', 'no-json', 'throttled', 'no-json']],
  [
    'half a token answer',
    json(token).slice(0, 40),
    ['no-json', 'no-json', 'no-json', 'throttled', 'no-json'],
  ],
  ['a list', json([token]), all('no-token').with(3, 'no-token') as unknown as Row],
  ['null', 'null', all('no-token').with(3, 'no-token') as unknown as Row],
  ['a number', '42', all('no-token').with(3, 'no-token') as unknown as Row],
]

const expected: Readonly<
  Record<Verdict, { code: string; retryable: boolean; rest?: string; ms?: number; dead?: true }>
> = {
  dead: { code: 'REAUTHORIZATION_REQUIRED', retryable: false, dead: true },
  client: { code: 'CLIENT_REJECTED', retryable: false, rest: 'client-rejected', ms: 60_000 },
  throttled: { code: 'THROTTLED', retryable: true, rest: 'throttled', ms: 600_000 },
  'no-token': { code: 'INVALID_TOKEN_RESPONSE', retryable: true, rest: 'unavailable', ms: 2000 },
  'no-json': { code: 'NON_JSON_RESPONSE', retryable: true, rest: 'unavailable', ms: 2000 },
  ok: { code: '', retryable: true },
}

describe('the golden table of token answers to a refresh', () => {
  for (const [name, body, verdicts] of table) {
    for (const [index, status] of STATUSES.entries()) {
      const verdict = verdicts[index]!
      if (verdict === 'ok') continue
      it(`cases 17, 18: ${name} at HTTP ${status} is ${verdict}`, async () => {
        const setup = setUp()
        await setup.connect()
        await setup.own.ask()
        const before = await setup.row()
        setup.emulator.clock.advance(HOUR)
        setup.emulator.faults.add({ name: 'status', endpoint: 'token', status, body })
        const now = START + HOUR

        const want = expected[verdict]
        const error = await failure(() => setup.own.ask())
        const isPage = verdict === 'no-json'
        expect(error).toMatchObject({
          code: want.code,
          retryable: isPage ? status !== 400 && status !== 401 : want.retryable,
        })
        expect(error.message).toMatch(/again|log in|Check|something between you and Zoho/i)
        expect([error['dc'] ?? 'eu', error['grantId'] ?? 'alice']).toEqual(['eu', 'alice'])

        const after = await setup.row()
        expect(credentials(after)).toEqual(credentials(before))
        expect(after?.attempts).toEqual([now])
        expect(after?.failures).toBe(1)
        expect(after?.rest).toEqual(
          want.rest === undefined ? undefined : { until: now + want.ms!, reason: want.rest },
        )
        expect(after?.dead?.at).toBe(want.dead === undefined ? undefined : now)
        const told = setup.own.events.filter(({ type }) => type === 'refresh-failed' || type === 'grant-dead')
        expect(told).toEqual([
          {
            type: 'refresh-failed',
            grantId: 'alice',
            dc: 'eu',
            code: want.code,
            retryAt: after?.rest?.until,
            inBackground: false,
          },
          ...(want.dead === undefined ? [] : [{ type: 'grant-dead', grantId: 'alice', dc: 'eu' }]),
        ])

        // Nobody asks Zoho again before the rest is over, whichever process it is.
        const again = await failure(() => setup.process().ask())
        expect(again['code']).toBe(want.dead === undefined ? 'THROTTLED' : want.code)
        expect(again['retryAt']).toBe(after?.rest?.until)
        expect(again['reason']).toBe(want.rest)
        expect(setup.calls()).toHaveLength(2)
        setup.emulator.clock.advance(want.ms ?? HOUR)
        expect(await setup.use(await setup.own.ask())).toBe(200)
      })
    }
  }

  it('cases 17, 18: a token at HTTP 200 is ok', async () => {
    const setup = setUp()
    await setup.connect()
    const first = await setup.own.ask()
    setup.emulator.clock.advance(HOUR)
    setup.emulator.faults.add({ name: 'status', endpoint: 'token', status: 200, body: json(token) })
    const second = await setup.own.ask()
    expect(second.value).toBe(token.access_token)
    expect(second).toMatchObject({ apiDomain: first.apiDomain, expiresAt: START + 2 * HOUR })
  })
})
