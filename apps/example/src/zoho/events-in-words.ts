import type { AuthEvent } from '@x/auth'
import type { ClientEvent } from '@x/client'

/** What happened, for people. */
export interface Words {
  readonly text: string
  /** `bad`: something broke. `good`: it went well, or healed. `you`: what the user did. */
  readonly tone: 'plain' | 'bad' | 'good' | 'you'
  /** What makes a call worth a look: it waited, a token was renewed for it. `over`: its end. */
  readonly kind?: 'waited' | 'renewed' | 'over' | undefined
  /** It waits for so many milliseconds from now. */
  readonly wait?: number | undefined
}

/** What is known of a call besides the event. */
export interface Told {
  /** What people call a host. */
  readonly nameOf: (host: string) => string
  /** Status of the answer before this event. */
  readonly status: number | undefined
}

type Tell<Event extends { readonly type: string }> = {
  readonly [T in Event['type']]: (event: Extract<Event, { readonly type: T }>, told: Told) => Words
}

/** Every kind of event of `@x/auth`: a new one will not compile until it has words. */
const auth: Tell<AuthEvent> = {
  'token-refreshed': ({ dc, duration }) => ({
    ...good(
      `Renewed the access token at ${dc} in ${ms(duration)}. Every process that shares the store has it now.`,
    ),
    kind: 'renewed',
  }),
  'token-adopted': () => ({
    ...good('Another process had renewed the token already. Took that one: no call to Zoho.'),
    kind: 'renewed',
  }),
  'refresh-failed': ({ code, retryAt, inBackground }) =>
    bad(
      `Could not renew the token (${code})${inBackground ? ', in the background: the old one is still good and stays in use' : ''}.` +
        (retryAt === undefined ? '' : ' Zoho is left alone for a while before the next try.'),
    ),
  'grant-dead': () =>
    bad(
      'Zoho refused the refresh token: somebody has to connect again. The access token is used until it ends.',
    ),
  'grant-saved': ({ dc, environment, replaced }) =>
    good(`Saved the grant (${dc}, ${environment})${replaced ? '; it took the place of an older one' : ''}.`),
  'grant-removed': ({ revoked }) =>
    revoked
      ? good('Revoked the grant at Zoho and removed it here.')
      : plain('Removed the grant here; Zoho did not know it any more.'),
  'revoke-failed': ({ code }) =>
    bad(`Could not revoke a refresh token (${code}). Zoho keeps it until newer ones push it out.`),
  'many-consents': ({ consents }) =>
    bad(`${consents} consents were given for this grant. After the twentieth Zoho deletes the oldest.`),
  'publish-failed': ({ code }) =>
    bad(`Has a new token but could not write it (${code}). It is used here, and writing is tried again.`),
  'life-assumed': () => plain('Zoho did not say how long the token lives; 50 minutes are assumed.'),
  'clock-skew': ({ skew }) =>
    plain(
      `Zoho's clock is ${Math.abs(Math.round(skew / 1000))} s ${skew > 0 ? 'ahead of' : 'behind'} this machine's. Expiry follows Zoho's.`,
    ),
}

/** Every kind of event of `@x/client`. */
const client: Tell<ClientEvent> = {
  'call-started': ({ call }) => plain(`${call.method} ${call.path}`),
  'attempt-ended': ({ attempt, host, status, code, duration }, { nameOf }) => {
    const which = attempt === 1 ? '' : `Attempt ${attempt}: `
    const what = code === undefined ? '' : ` (${code})`
    if (status === undefined)
      return bad(`${which}no answer from ${nameOf(host)} after ${ms(duration)}${what}.`)
    const words = `${which}${nameOf(host)} answered ${status}${what} in ${ms(duration)}.`
    return code === undefined && status < 400 ? plain(words) : bad(words)
  },
  'token-rejected': ({ code }) => bad(`Zoho refused the access token (${code}). Asks for another, once.`),
  waiting: ({ reason, code, ms: wait }) => ({
    ...plain(
      `${reason === 'rate-limited' ? 'Zoho wants fewer calls' : 'That may pass'} (${code}): waits ${ms(wait)}, then repeats.`,
    ),
    kind: 'waited',
    wait,
  }),
  'repeat-refused': ({ code }) =>
    bad(`Does not repeat (${code}): too many calls failed lately, and Zoho is not to be hammered.`),
  credits: ({ remaining }) => plain(`Zoho says that ${remaining} API credits are left today.`),
  'call-ended': ({ code, attempts, duration }, { status = 200 }) => {
    const times = attempts === 1 ? 'one attempt' : `${attempts} attempts`
    if (code !== undefined)
      return over(
        bad(
          attempts === 0
            ? `Nothing was sent (${code}). The caller gets a typed error.`
            : `Gave up after ${times} (${code}). The caller gets a typed error; the grant is as it was.`,
        ),
      )
    // Rows of a write have a result each, so that a refusal is an answer like any other.
    return over(
      status >= 400
        ? bad(`Zoho refused it (${status}) after ${times}. The caller gets the reason of each row.`)
        : good(`Done after ${times}, ${ms(duration)} in all.`),
    )
  },
}

/** One event of `@x/auth` as a sentence. */
export function authEventInWords(event: AuthEvent): Words {
  return (auth[event.type] as (event: AuthEvent) => Words)(event)
}

/** One event of `@x/client` as a sentence. */
export function clientEventInWords(event: ClientEvent, told: Told): Words {
  return (client[event.type] as (event: ClientEvent, told: Told) => Words)(event, told)
}

const over = (words: Words): Words => ({ ...words, kind: 'over' })
const ms = (duration: number): string => `${Math.round(duration)} ms`
const plain = (text: string): Words => ({ text, tone: 'plain' })
const good = (text: string): Words => ({ text, tone: 'good' })
const bad = (text: string): Words => ({ text, tone: 'bad' })
