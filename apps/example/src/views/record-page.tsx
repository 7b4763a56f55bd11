import type { FC } from 'hono/jsx'
import type { Field, ModuleInfo } from '../zoho/modules.ts'
import type { RecordRow } from '../zoho/record-list.ts'
import { CodeOfPage } from './code-of-page.tsx'
import { RecordCell } from './record-cell.tsx'
import { SourceLines } from './source-lines.tsx'

interface RecordPageProps {
  /** Where the pages of the tenant begin. */
  readonly at: string
  readonly module: ModuleInfo
  readonly fields: readonly Field[]
  readonly record: RecordRow
}

/** One record: what stands in it, then what does not. */
export const RecordPage: FC<RecordPageProps> = ({ at, module, fields, record }) => {
  const here = `${at}/records/${module.name}`
  const shown = fields.filter(({ name }) => name !== 'id' && name in record)
  const filled = shown.filter(({ name }) => !isEmpty(record[name]))
  const empty = shown.filter(({ name }) => isEmpty(record[name]))
  return (
    <>
      <p class="trail">
        <a href={here}>{module.label}</a>
      </p>
      <div class="split">
        <h1>
          <bdi>{titleOf(record)}</bdi>
        </h1>
        {module.editable ? (
          <div class="actions">
            <a class="button" href={`${here}/${record.id}/edit`}>
              Edit
            </a>
            <a class="button" href={`${here}/${record.id}/delete`}>
              Delete
            </a>
          </div>
        ) : null}
      </div>
      <dl class="facts values">
        <div>
          <dt>Id</dt>
          <dd>
            <code>{record.id}</code>
          </dd>
        </div>
        {filled.map((field) => (
          <div>
            <dt>{field.label}</dt>
            <dd>
              <RecordCell at={at} field={field} value={record[field.name]} />
            </dd>
          </div>
        ))}
      </dl>
      {empty.length === 0 ? null : <p class="muted">Empty: {empty.map(({ label }) => label).join(', ')}.</p>}
      <CodeOfPage>
        <SourceLines file="routes/records.tsx" region="one-record" label="One record" />
      </CodeOfPage>
    </>
  )
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

const names = ['Full_Name', 'Deal_Name', 'Account_Name', 'Subject', 'Name', 'Last_Name', 'Product_Name']

/** What people call a record. */
export function titleOf(record: RecordRow): string {
  const name = names.map((each) => record[each]).find((value) => typeof value === 'string' && value !== '')
  return typeof name === 'string' ? name : record.id
}
