import type { CreditEntry } from '@x/client'
import type { FC } from 'hono/jsx'
import type { HourOfCredits } from '../zoho/credits-over-time.ts'
import { BarTable } from './bar-table.tsx'
import { clockTime } from './time.ts'

interface CreditsChartProps {
  readonly hours: readonly HourOfCredits[]
  readonly operations: readonly CreditEntry[]
}

const [STEP, BAR, HEIGHT] = [40, 30, 120]

/** What the calls of the last day cost: a column an hour, and a table of the operations. */
export const CreditsChart: FC<CreditsChartProps> = ({ hours, operations }) => {
  const [reads, writes] = [sum(hours, 'reads'), sum(hours, 'writes')]
  const most = Math.max(1, ...hours.map((hour) => hour.reads + hour.writes))
  const tall = (credits: number): number => (credits / most) * HEIGHT
  const words = `${reads + writes} credits in 24 hours, as far as this process counted: ${reads} for reading, ${writes} for writing.`
  return (
    <figure class="credits">
      <figcaption>{words}</figcaption>
      <svg
        viewBox={`0 0 ${hours.length * STEP} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Credits by the hour. ${words}`}
      >
        {hours.map((hour, index) => (
          <>
            <rect class="track" x={index * STEP} y={HEIGHT - 2} width={BAR} height="2" />
            <rect
              class="reads"
              x={index * STEP}
              y={HEIGHT - tall(hour.reads)}
              width={BAR}
              height={tall(hour.reads)}
            />
            <rect
              class="writes"
              x={index * STEP}
              y={HEIGHT - tall(hour.reads) - tall(hour.writes)}
              width={BAR}
              height={tall(hour.writes)}
            />
          </>
        ))}
      </svg>
      <div class="ends">
        <span>{clockTime(hours[0]?.from ?? 0)}</span>
        <span class="key">
          <i class="reads" aria-hidden="true"></i> reading <i class="writes" aria-hidden="true"></i> writing
        </span>
        <span>now</span>
      </div>
      {operations.length === 0 ? null : (
        <details>
          <summary>By operation</summary>
          <BarTable
            caption="Credits of the last 24 hours by operation"
            label="Operation"
            unit="Credits"
            bars={operations
              .slice(0, 12)
              .map(({ operation, credits }) => ({ label: operation, value: credits }))}
          />
        </details>
      )}
    </figure>
  )
}

function sum(hours: readonly HourOfCredits[], what: 'reads' | 'writes'): number {
  return hours.reduce((all, hour) => all + hour[what], 0)
}
