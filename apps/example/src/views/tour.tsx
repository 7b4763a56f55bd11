import type { FC } from 'hono/jsx'
import { addressOf, type SessionData } from '../session/session.ts'

interface Step {
  readonly done: boolean
  readonly href: string
  readonly label: string
  readonly about: string
}

/** What there is to see, in the order in which it makes sense; what was done has a tick. */
export const Tour: FC<TourProps> = (props) => (
  <ol class="tour">
    {stepsOf(props).map(({ done, href, label, about }) => (
      <li class={done ? 'done' : undefined}>
        <a href={href}>{label}</a>
        {done ? <span class="hidden"> (done)</span> : null}
        <small>{about}</small>
      </li>
    ))}
  </ol>
)

/** Whether nothing is left to see. */
export function isToured(data: SessionData, local: boolean): boolean {
  return stepsOf({ data, local }).every(({ done }) => done)
}

interface TourProps {
  readonly data: SessionData
  readonly local: boolean
  /** On the first page, steps that begin there lead to its button. */
  readonly onStart?: true
}

function stepsOf({ data: { tenants, seen = [] }, local, onStart }: TourProps): readonly Step[] {
  const latest = tenants.at(-1)
  const to = (path: string): string => (latest === undefined ? begin : `${addressOf(latest)}${path}`)
  const begin = onStart === true ? '#connect' : '/'
  const breaking: Step = {
    done: seen.includes('break'),
    href: to('/break'),
    label: 'Break something',
    about: 'expire a token, cut a line, and read what the toolkit does',
  }
  return [
    {
      done: latest !== undefined,
      href: to('/home'),
      label: 'Connect',
      about: 'and see whose token it is, and where it lives',
    },
    {
      done: seen.includes('group'),
      href: to('/groups'),
      label: 'Open a group',
      about: 'its sources, counted by Zoho',
    },
    ...(local ? [breaking] : []),
    {
      done: tenants.length > 1,
      href: begin,
      label: 'Connect another',
      about: 'from another data center, and switch between them',
    },
    {
      done: seen.includes('doctor'),
      href: latest === undefined ? '/doctor' : to('/doctor'),
      label: 'Ask the doctor',
      about: 'what to tick in Zoho’s API console for a client of your own',
    },
  ]
}
