import type { FC } from 'hono/jsx'
import type { Line } from '../zoho/activity.ts'
import { clockTime } from './time.ts'

const marks = { plain: '', good: 'well', bad: 'failed', you: 'you' } as const

/** One line of the log. The tone is a word, too, for those who do not see the colour. */
export const LogLine: FC<{ line: Line }> = ({ line: { number, at, text, tone } }) => (
  <li id={`line-${number}`} class={tone}>
    <time datetime={new Date(at).toISOString()}>{clockTime(at).slice(0, 8)}</time>
    <span>
      {tone === 'plain' || tone === 'you' ? null : <span class="hidden">{marks[tone]}: </span>}
      {text}
    </span>
  </li>
)
