import type { FC } from 'hono/jsx'
import type { Line } from '../zoho/activity.ts'
import { isCall, type CallEntry, type Entry } from '../zoho/entries-of-log.ts'
import { LogLine } from './log-line.tsx'
import { clockTime } from './time.ts'

interface LogEntryProps {
  readonly entry: Entry
  readonly now: number
  /** Every call is one line, whatever happened in it. */
  readonly folded?: true
}

/** One entry of the log: a line of its own, or a call that opens. A call to which nothing happened is closed. */
export const LogEntry: FC<LogEntryProps> = ({ entry, now, folded }) =>
  isCall(entry) ? (
    <LogCall entry={entry} now={now} folded={folded} />
  ) : (
    <LogLine line={entry} now={now} isLast={false} />
  )

const LogCall: FC<{ entry: CallEntry; now: number; folded: true | undefined }> = ({ entry, now, folded }) => {
  const { call, lines } = entry
  const { state, words, marks } = summaryOf(lines)
  return (
    <li id={`call-${call.number}`} class={['call', ...marks].join(' ')}>
      <details open={folded !== true && (marks.length > 0 || state === 'running')}>
        <summary class={state}>
          <time datetime={new Date(lines[0]?.at ?? now).toISOString()}>
            {clockTime(lines[0]?.at ?? now).slice(0, 8)}
          </time>
          <span>
            <code>
              {call.method} <Path text={call.path} />
            </code>{' '}
            <small>{words}</small>
          </span>
        </summary>
        <ol>
          {lines.map((line, index) => (
            <LogLine line={line} now={now} isLast={index === lines.length - 1} />
          ))}
        </ol>
      </details>
    </li>
  )
}

/** A path that breaks before its slashes, and seldom within an id. */
const Path: FC<{ text: string }> = ({ text }) => (
  <>
    {text.split(/(?=\/)/).map((part) => (
      <>
        {part}
        <wbr />
      </>
    ))}
  </>
)

/** What became of a call, in a few words; the marks are what the filters of the log go by. */
function summaryOf(lines: readonly Line[]): {
  readonly state: 'running' | 'good' | 'bad'
  readonly words: string
  readonly marks: readonly string[]
} {
  const end = lines.findLast(({ kind }) => kind === 'over')
  const waits = lines.filter(({ kind }) => kind === 'waited').length
  const renewed = lines.some(({ kind }) => kind === 'renewed')
  const marks = [
    ...(lines.some(({ tone }) => tone === 'bad') ? ['failed'] : []),
    ...(waits > 0 ? ['waited'] : []),
    ...(renewed ? ['renewed'] : []),
  ]
  const words = [
    end === undefined ? 'on its way' : end.tone === 'good' ? 'well' : 'failed',
    ...(waits > 0 ? [waits === 1 ? 'waited once' : `waited ${waits} times`] : []),
    ...(renewed ? ['with a new token'] : []),
    ...(end === undefined || lines[0] === undefined ? [] : [`${Math.max(0, end.at - lines[0].at)} ms`]),
  ]
  const state = end === undefined ? 'running' : end.tone === 'good' ? 'good' : 'bad'
  return { state, words: words.join(', '), marks }
}
