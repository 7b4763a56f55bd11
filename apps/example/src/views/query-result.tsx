import type { FC } from 'hono/jsx'
import type { Field } from '../zoho/modules.ts'
import type { QueryAnswer, QueryColumn } from '../zoho/run-query.ts'
import { alignOf, RecordCell } from './record-cell.tsx'
import { RecordsTable } from './records-table.tsx'

/** The rows of an answer as a table, by what they are. */
export const QueryResult: FC<{ at: string; answer: QueryAnswer }> = ({ at, answer }) => {
  const { columns, rows } = answer
  return (
    <>
      <h2>Answer</h2>
      <p class="muted" role="status">
        {found(answer)}
      </p>
      {rows.length === 0 ? (
        <p class="empty">No row matches. Texts are compared whole: “like '%part%'” looks inside them.</p>
      ) : (
        <RecordsTable
          label="Rows"
          head={columns.map((column) => (
            <th scope="col" class={alignOf(fieldOf(column))}>
              <bdi>{column.key}</bdi>
            </th>
          ))}
        >
          {rows.map((row) => (
            <tr>
              {columns.map((column) => (
                <td class={column.key === 'id' ? 'id' : alignOf(fieldOf(column))}>
                  <Cell at={at} answer={answer} column={column} value={row[column.key]} />
                </td>
              ))}
            </tr>
          ))}
        </RecordsTable>
      )}
    </>
  )
}

interface CellProps {
  readonly at: string
  readonly answer: QueryAnswer
  readonly column: QueryColumn
  readonly value: unknown
}

/** A value; the row's own id leads to its record. */
const Cell: FC<CellProps> = ({ at, answer, column, value }) => {
  const { module } = answer
  const isOwnId = column.key === 'id' && typeof value === 'string'
  if (isOwnId && module !== undefined && module.toLowerCase() !== 'users')
    return <a href={`${at}/records/${module}/${encodeURIComponent(value)}`}>{value}</a>
  return <RecordCell at={at} field={fieldOf(column)} value={value} />
}

const fieldOf = ({ key, type, of }: QueryColumn): Field => ({
  name: key,
  label: key,
  type,
  required: false,
  readOnly: true,
  unique: false,
  length: undefined,
  choices: [],
  of,
})

function found({ rows, more, credits }: QueryAnswer): string {
  const count = rows.length === 1 ? '1 row' : `${rows.length.toLocaleString('en')} rows`
  const rest = more ? ', and there are more: raise the limit' : ''
  return `${count}${rest}. ${credits === 1 ? '1 credit' : `${credits} credits`}.`
}
