import type { FC } from 'hono/jsx'
import type { Advice } from './advice/advice.ts'
import { Csrf } from './csrf.tsx'
import { clockTime, duration } from './time.ts'

export interface ProblemPageProps {
  readonly title: string
  readonly message: string
  readonly code?: string
  readonly todo?: string
  /** A form was sent: what stood in it is one page back. */
  readonly form?: boolean
  readonly way: Advice['way']
  /** The home of the tenant on screen. */
  readonly home: string | undefined
  /** Zoho wants to be left alone for so long. */
  readonly pause?: Pause
}

interface Pause {
  /** Epoch milliseconds. */
  readonly retryAt: number
  /** Milliseconds. */
  readonly left: number
  /** Against the emulator, time can be moved. */
  readonly hurry: { readonly action: string; readonly csrf: string } | undefined
}

/** What went wrong, what to do, and where that is done. */
export const ProblemPage: FC<ProblemPageProps> = (props) => {
  const { title, message, code, todo, form, home, pause } = props
  const [href, label] = props.way
  return (
    <section class="error">
      <h1>{title}</h1>
      {todo === undefined ? null : <p class="lead">{todo}</p>}
      {code === undefined ? (
        <p>{message}</p>
      ) : (
        <div class="said">
          <small>The toolkit says</small>
          <p>{message}</p>
          <code>{code}</code>
        </div>
      )}
      {pause === undefined ? null : <PauseLine pause={pause} returnTo={href} />}
      {form === true ? (
        <p>If you filled in a form, go back one page in your browser: it is still there.</p>
      ) : null}
      <p class="actions">
        <a class="button main" href={href}>
          {label}
        </a>
        {home === undefined ? null : (
          <a class="button" href={home}>
            Home of this organization
          </a>
        )}
      </p>
    </section>
  )
}

const MOST_MINUTES = 120

const PauseLine: FC<{ pause: Pause; returnTo: string }> = ({ pause: { retryAt, left, hurry }, returnTo }) => {
  const minutes = Math.min(MOST_MINUTES, Math.max(1, Math.ceil(left / 60_000)))
  return (
    <>
      <p role="timer">
        Calls go out again at {clockTime(retryAt)}, in{' '}
        <b data-countdown={String(left)} class="number">
          {duration(left)}
        </b>
        .
      </p>
      {hurry === undefined ? null : (
        <form method="post" action={hurry.action}>
          <Csrf token={hurry.csrf} />
          <input type="hidden" name="returnTo" value={returnTo} />
          <button name="minutes" value={String(minutes)}>
            Let {minutes === 1 ? 'a minute' : `${minutes} minutes`} pass in the emulator
          </button>
        </form>
      )}
    </>
  )
}
