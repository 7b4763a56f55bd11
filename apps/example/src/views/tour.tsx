import type { FC } from 'hono/jsx'
import type { SessionData } from '../session/session.ts'

interface Step {
  readonly done: boolean
  readonly href: string
  readonly label: string
  readonly about: string
}

/** What there is to see, in the order in which it makes sense; what was done has a tick. */
export const Tour: FC<{ data: SessionData; local: boolean }> = ({ data, local }) => (
  <ol class="tour">
    {stepsOf(data, local).map(({ done, href, label, about }) => (
      <li class={done ? 'done' : undefined}>
        <a href={href}>{label}</a>
        {done ? <span class="hidden"> (done)</span> : null}
        <small>{about}</small>
      </li>
    ))}
  </ol>
)

function stepsOf({ tenants, seen = [] }: SessionData, local: boolean): readonly Step[] {
  const connected = tenants.length > 0
  const breaking: Step = {
    done: seen.includes('break'),
    href: '/break',
    label: 'Break something',
    about: 'expire a token, cut a line, and read what the toolkit does',
  }
  return [
    {
      done: connected,
      href: connected ? '/home' : '/',
      label: 'Connect',
      about: 'and see whose token it is, and where it lives',
    },
    {
      done: seen.includes('group'),
      href: '/groups',
      label: 'Open a group',
      about: 'its sources, counted by Zoho',
    },
    ...(local ? [breaking] : []),
    {
      done: tenants.length > 1,
      href: '/',
      label: 'Connect another',
      about: 'from another data center, and switch between them',
    },
    {
      done: seen.includes('doctor'),
      href: '/doctor',
      label: 'Ask the doctor',
      about: 'what to tick in Zoho’s API console for a client of your own',
    },
  ]
}
