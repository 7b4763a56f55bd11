import type { FC } from 'hono/jsx'

/** One row with its bar. */
export interface Bar {
  readonly label: string
  readonly value: number
}

interface BarTableProps {
  /** What the table is about, for those who cannot see it. */
  readonly caption: string
  readonly label: string
  readonly unit: string
  readonly bars: readonly Bar[]
}

const WIDTH = 1000

/** Numbers with bars beside them: a table, so that nobody needs to see the bars. */
export const BarTable: FC<BarTableProps> = ({ caption, label, unit, bars }) => {
  const most = Math.max(1, ...bars.map(({ value }) => value))
  return (
    <table class="bars">
      <caption class="hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{label}</th>
          <th scope="col" class="number">
            {unit}
          </th>
          <td></td>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ label: name, value }) => (
          <tr>
            <th scope="row">{name}</th>
            <td class="number">{value.toLocaleString('en')}</td>
            <td>
              <svg viewBox={`0 0 ${WIDTH} 10`} preserveAspectRatio="none" aria-hidden="true">
                <rect width={Math.max(value > 0 ? 6 : 0, (value / most) * WIDTH)} height="10" />
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
