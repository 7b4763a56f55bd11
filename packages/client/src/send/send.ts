import { DataCenterMismatchError } from '@x/dc'
import type { Answer } from '../answer/answer.ts'
import type { Prepared } from '../call/prepared.ts'
import { destinationOf, type Destination } from '../client/destination.ts'
import { isPromise } from '../client/is-promise.ts'
import { requireScopes } from '../client/scopes.ts'
import { checkToken, type Token } from '../client/token.ts'
import { attempt, codeOf } from './attempt.ts'
import { nextStep, type NextStep, type Tries } from './next-step.ts'
import type { Progress } from './progress.ts'

/** A token that Zoho refused, and how. */
interface Refused {
  readonly value: string
  readonly error: unknown
}

/** What an attempt begins with: the token that is sent once more, or the one that must not come again. */
interface Beginning {
  readonly token?: Token | undefined
  readonly refused?: Refused | undefined
}

/** A call from its token to its answer: attempts until one succeeds, or {@link nextStep} says that it is over. */
export async function send(call: Prepared, progress: Progress, ending: AbortSignal): Promise<Answer> {
  let beginning: Beginning = {}
  let tries: Tries = { repeats: 0, renewed: false, resent: undefined }
  let destination: Destination | undefined
  for (;;) {
    let token: Token | undefined
    try {
      const asked = beginning.token ?? askForToken(call, ending, beginning.refused)
      const given = isPromise(asked) ? await asked : asked
      requireScopes(given, call.scopes, call.what)
      destination = sameDestination(call, destination, given)
      token = given
      return await attempt(call, { destination, token, ending }, progress)
    } catch (error) {
      ending.throwIfAborted()
      const step = nextStep(call, tries, { error, token }, circumstancesOf(call))
      tries = count(tries, step, token)
      beginning = await act(call, step, { error, token, ending, before: beginning })
    }
  }
}

/** Asks the source, and makes sure that what it gives can be put into a header and is not what was refused. */
function askForToken(call: Prepared, signal: AbortSignal, refused?: Refused): Token | Promise<Token> {
  const check = (token: Token): Token => {
    if (checkToken(token).value === refused?.value) throw refused?.error
    return token
  }
  const need = refused === undefined ? { signal } : { rejected: refused.value, signal }
  const token = call.settings.token(need)
  return isPromise(token) ? token.then(check) : check(token)
}

/** Where the token may be sent; one that replaces another must belong to the same place. */
function sameDestination(call: Prepared, before: Destination | undefined, token: Token): Destination {
  const now = destinationOf(call.settings, token, call.host)
  if (before === undefined || (now.dc === before.dc && now.environment === before.environment)) return now
  throw new DataCenterMismatchError(
    `While ${call.what} ran, its token was replaced by one of another data center or environment. Nothing more was sent.`,
    before.dc,
    now.dc,
  )
}

function circumstancesOf({ settings, startedAt, timeout }: Prepared): Parameters<typeof nextStep>[3] {
  const { clock, budget } = settings
  return {
    now: clock.now(),
    left: startedAt + timeout - clock.monotonic(),
    affordable: budget.affords(),
    chance: Math.random(),
  }
}

function count(tries: Tries, step: NextStep, token: Token | undefined): Tries {
  if (step.kind === 'wait') return { ...tries, repeats: tries.repeats + 1 }
  if (step.kind === 'resend') return { ...tries, resent: token?.value }
  return step.kind === 'renew' ? { ...tries, renewed: true } : tries
}

/** Does what was decided. Answers with what the next attempt begins with; throws when there is none. */
async function act(
  call: Prepared,
  step: NextStep,
  failed: { error: unknown; token: Token | undefined; ending: AbortSignal; before: Beginning },
): Promise<Beginning> {
  const { settings, info } = call
  const { error, token, ending } = failed
  const code = codeOf(error)
  if (step.kind === 'fail') throw error
  if (step.kind === 'refuse') {
    settings.emit?.({ type: 'repeat-refused', call: info, code })
    throw error
  }
  if (step.kind === 'report' || step.kind === 'renew') {
    settings.emit?.({ type: 'token-rejected', call: info, code })
    const refused = token === undefined ? undefined : { value: token.value, error }
    if (step.kind === 'renew') return { refused }
    await askForToken(call, ending, refused)
    throw error
  }
  const reason = step.kind === 'resend' ? 'new-token' : step.reason
  if (reason === 'failed') settings.budget.spend()
  settings.emit?.({ type: 'waiting', call: info, reason, code, ms: step.ms })
  await settings.clock.sleep(step.ms, ending)
  if (step.kind === 'resend') return { token }
  // A token that was refused must still not come again when asking for another failed.
  return token === undefined ? failed.before : {}
}
