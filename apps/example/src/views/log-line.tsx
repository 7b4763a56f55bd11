import type { FC } from 'hono/jsx'
import type { Line } from '../zoho/activity.ts'
import { clockTime, duration } from './time.ts'

const marks = { plain: '', good: 'well', bad: 'failed', you: 'you' } as const

interface LogLineProps {
  readonly line: Line
  readonly now: number
  /** Nothing of its call came after it: a wait that is not over is counted down. */
  readonly isLast: boolean
}

/** One line of the log. The tone is a word, too, for those who do not see the colour. */
export const LogLine: FC<LogLineProps> = ({ line: { number, at, text, tone, wait = 0 }, now, isLast }) => {
  const left = at + wait - now
  return (
    <li id={`line-${number}`} class={tone}>
      <time datetime={new Date(at).toISOString()}>{clockTime(at).slice(0, 8)}</time>
      <span>
        {tone === 'plain' || tone === 'you' ? null : <span class="hidden">{marks[tone]}: </span>}
        {text}
        {isLast && left > 0 ? (
          <>
            {' '}
            <b data-countdown={String(left)}>{duration(left)}</b>
          </>
        ) : null}
      </span>
    </li>
  )
}
