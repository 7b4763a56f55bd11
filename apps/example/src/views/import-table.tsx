import type { FC } from 'hono/jsx'
import type { ImportJob } from '../zoho/import-job.ts'
import { RecordsTable } from './records-table.tsx'

const PREVIEW = 5
const MOST_SHOWN = 200

/** Before an import its columns and first rows; afterwards the rows that were refused, each with why. */
export const ImportTable: FC<{ job: ImportJob }> = ({ job }) =>
  job.problems.length > 0 ? <Refused job={job} /> : job.state === 'ready' ? <Preview job={job} /> : null

const Preview: FC<{ job: ImportJob }> = ({ job: { columns, rows } }) => (
  <>
    <h2>What goes where</h2>
    <RecordsTable
      label="Columns and first rows"
      head={columns.map(({ head, field }) => (
        <th scope="col">
          {head}
          <small>{field === undefined ? 'not a field: left out' : `goes to ${field.label}`}</small>
        </th>
      ))}
    >
      {rows.slice(0, PREVIEW).map((cells) => (
        <tr>
          {columns.map((_, index) => (
            <td>
              <bdi>{cells[index] ?? ''}</bdi>
            </td>
          ))}
        </tr>
      ))}
    </RecordsTable>
  </>
)

const Refused: FC<{ job: ImportJob }> = ({ job: { problems } }) => (
  <>
    <h2>Rows that were not written</h2>
    <RecordsTable
      label="Rows that were not written"
      head={
        <>
          <th scope="col" class="number">
            Line
          </th>
          <th scope="col">Why</th>
        </>
      }
    >
      {problems.slice(0, MOST_SHOWN).map(({ line, text, said }) => (
        <tr>
          <th scope="row" class="number">
            {line}
          </th>
          <td>
            {text} <small>{said}</small>
          </td>
        </tr>
      ))}
    </RecordsTable>
    {problems.length <= MOST_SHOWN ? null : (
      <p class="muted">The first {MOST_SHOWN} are shown; the file has them all.</p>
    )}
  </>
)
