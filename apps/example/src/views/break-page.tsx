import type { GrantDescription } from '@x/auth'
import type { FC } from 'hono/jsx'
import type { Line } from '../zoho/activity.ts'
import { breakages } from '../zoho/breakage.ts'
import { entriesOf } from '../zoho/entries-of-log.ts'
import type { Usage } from '../zoho/usage.ts'
import { CodeOfPage } from './code-of-page.tsx'
import { Csrf } from './csrf.tsx'
import { LogEntry } from './log-entry.tsx'
import { SourceLines } from './source-lines.tsx'
import { TokenLife } from './token-life.tsx'

interface BreakPageProps {
  readonly csrf: string
  /** Where the pages of the tenant begin. */
  readonly at: string
  readonly grant: GrantDescription | undefined
  readonly usage: Usage
  readonly now: number
  readonly lines: readonly Line[]
  /** The emulator's own page. */
  readonly control: string
}

const waits = [
  [1, 'A minute'],
  [10, 'Ten minutes'],
  [58, '58 minutes'],
] as const

/** They work by style sheet, so that lines which come later are filtered as well. */
const filters = [
  ['all', 'All'],
  ['failed', 'Something failed'],
  ['waited', 'Waited'],
  ['renewed', 'New token'],
] as const

/** Buttons that break the emulator, beside what the toolkit does about it. */
export const BreakPage: FC<BreakPageProps> = ({ csrf, at, grant, usage, now, lines, control }) => {
  const latest = lines.at(-1)?.number ?? 0
  return (
    <>
      <h1>Break things</h1>
      <p class="lead">
        Each button spoils Zoho’s next answer, then lists the groups. Nothing is lost: watch the log.
      </p>
      <div data-live={`${at}/home/token`} data-every="1000">
        <TokenLife grant={grant} usage={usage} now={now} lines={lines} />
      </div>
      <div class="bench">
        <div>
          <h2 id="break">Break</h2>
          <form method="post" action={`${at}/break`} data-stay>
            <Csrf token={csrf} />
            <ul class="plain">
              {breakages.map(({ key, label, watch }) => (
                <li>
                  <button class="choice" name="what" value={key}>
                    {label}
                    <small>{watch}</small>
                  </button>
                </li>
              ))}
            </ul>
            <button name="what" value="nothing">
              Just call
            </button>
          </form>
          <h2>Let time pass</h2>
          <form class="actions" method="post" action={`${at}/break/wait`} data-stay>
            <Csrf token={csrf} />
            {waits.map(([minutes, label]) => (
              <button name="minutes" value={String(minutes)}>
                {label}
              </button>
            ))}
          </form>
          <p class="muted">
            Only the emulator’s clock moves. Its <a href={control}>own page</a> shows every request.
          </p>
        </div>
        <div>
          <h2 id="log">What the toolkit does</h2>
          <noscript>
            <p>
              <a href={`${at}/break`}>Look again</a> for what has happened since.
            </p>
          </noscript>
          <fieldset class="filter">
            <legend class="hidden">Which calls are shown</legend>
            {filters.map(([value, label], index) => (
              <label>
                <input type="radio" name="shown" value={value} checked={index === 0} />
                {label}
              </label>
            ))}
          </fieldset>
          <div class="log" role="log" aria-labelledby="log" tabindex={0}>
            <ol data-log={`${at}/break/log?after=${latest}`}>
              {entriesOf(lines).map((entry) => (
                <LogEntry entry={entry} now={now} />
              ))}
            </ol>
          </div>
        </div>
      </div>
      <CodeOfPage>
        <SourceLines
          file="zoho/break.ts"
          region="broken-call"
          label="One call, with a deadline of six seconds"
        />
      </CodeOfPage>
    </>
  )
}
