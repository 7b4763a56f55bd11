import type { CallInfo, ClientEvent } from '@x/client'
import { Hono } from 'hono'
import { html } from 'hono/html'
import { describe, expect, test } from 'vitest'
import { LogEntry } from '../src/views/log-entry.tsx'
import { createActivity } from '../src/zoho/activity.ts'
import { entriesOf, entryOf, isCall, type Entry } from '../src/zoho/entries-of-log.ts'

const callOf = (path: string): CallInfo => ({
  method: 'GET',
  template: path,
  path,
  credits: 1,
  heavy: false,
})
const ended = (call: CallInfo, status: number): ClientEvent => ({
  type: 'attempt-ended',
  call,
  attempt: 1,
  host: 'www.zohoapis.eu',
  status,
  code: undefined,
  duration: 5,
})
const over = (call: CallInfo, attempts: number, code?: string): ClientEvent => ({
  type: 'call-ended',
  call,
  attempts,
  code,
  duration: 9,
})

/** An entry as it stands on the page. */
const shown = async (entry: Entry, now: number): Promise<string> =>
  await (await new Hono().get('/', (c) => c.html(html`${LogEntry({ entry, now })}`)).request('/')).text()

describe('lines of the log', () => {
  test('belong to their calls, also when calls run at the same time', () => {
    const activity = createActivity(
      () => 0,
      (host) => host,
    )
    const tell = activity.client('a')
    const [first, second] = [callOf('org'), callOf('users')]
    tell({ type: 'call-started', call: first })
    tell({ type: 'call-started', call: second })
    activity.client('b')({ type: 'call-started', call: callOf('roles') })
    tell(ended(second, 200))
    activity.auth({ type: 'token-refreshed', grantId: 'a', dc: 'eu', expiresAt: 1, duration: 2 })
    tell(over(second, 1))
    // A deadline ends the call before its attempt is given up.
    tell(over(first, 1, 'TIMEOUT'))
    tell(ended(first, 500))
    activity.say('a', { text: 'You: look.', tone: 'you' })
    const entries = entriesOf(activity.of('a'))
    expect(
      entries.map((entry) =>
        isCall(entry) ? [entry.call.path, ...entry.lines.map(({ number }) => number)] : entry.text,
      ),
    ).toEqual([['org', 1, 5, 8, 7], ['users', 2, 4, 6], 'You: look.'])
  })

  test('a refusal of rows is not called well, and a call that was never sent says so', () => {
    const activity = createActivity(
      () => 0,
      (host) => host,
    )
    const tell = activity.client('a')
    const [refused, unsent] = [callOf('Leads'), callOf('Deals')]
    for (const event of [ended(refused, 400), over(refused, 1), over(unsent, 0, 'MISSING_SCOPE')]) tell(event)
    expect(activity.of('a').map(({ text, tone }) => [tone, text])).toEqual([
      ['bad', 'www.zohoapis.eu answered 400 in 5 ms.'],
      ['bad', 'Zoho refused it (400) after one attempt. The caller gets the reason of each row.'],
      ['bad', 'Nothing was sent (MISSING_SCOPE). The caller gets a typed error.'],
    ])
  })

  test('a wait is counted down until something follows, and only while it lasts', async () => {
    const activity = createActivity(
      () => 1000,
      (host) => host,
    )
    const call = callOf('org')
    activity.client('a')({ type: 'waiting', call, reason: 'rate-limited', code: '429', ms: 5000 })
    const [line] = activity.of('a')
    if (line === undefined) throw new Error('There is no line.')
    const at = (now: number): Promise<string> => shown(entryOf(line, activity.of('a')), now)
    expect(await at(2000)).toContain('<b data-countdown="4000">4 s</b>')
    expect(await at(2000)).toContain('class="call waited"')
    expect(await at(6000)).not.toContain('data-countdown')
    activity.client('a')(ended(call, 200))
    const [entry] = entriesOf(activity.of('a'))
    if (entry === undefined) throw new Error('There is no entry.')
    expect(await shown(entry, 2000)).not.toContain('data-countdown')
  })
})
