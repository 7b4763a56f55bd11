import type { FC } from 'hono/jsx'
import type { Field, ModuleInfo } from '../zoho/modules.ts'
import { isColumn, PER_PAGE, type RecordList, type RecordRow } from '../zoho/record-list.ts'
import { CodeOfPage } from './code-of-page.tsx'
import { RecordActions } from './record-actions.tsx'
import { RecordCell, alignOf } from './record-cell.tsx'
import { RecordPager, SortableHead } from './record-list-links.tsx'
import { RecordsTable } from './records-table.tsx'
import { SourceLines } from './source-lines.tsx'

interface RecordsPageProps {
  /** Where the pages of the tenant begin. */
  readonly at: string
  readonly module: ModuleInfo
  readonly modules: readonly ModuleInfo[]
  readonly fields: readonly Field[]
  readonly list: RecordList
}

/** The records of a module: searched, sorted, paged, with the columns that one chooses. */
export const RecordsPage: FC<RecordsPageProps> = ({ at, module, modules, fields, list }) => {
  const here = `${at}/records/${module.name}`
  const columns = list.columns.flatMap((name) => fields.filter((field) => field.name === name))
  return (
    <>
      <div class="split">
        <h1>{module.label}</h1>
        <RecordActions here={here} module={module} fields={fields} list={list} />
      </div>
      <nav class="modules" aria-label="Modules">
        {modules.map(({ name, label }) => (
          <a href={`${at}/records/${name}`} aria-current={name === module.name ? 'page' : undefined}>
            {label}
          </a>
        ))}
      </nav>
      <form class="search" role="search" action={here}>
        <label for="q">Search</label>
        <input id="q" name="q" type="search" value={list.search} minlength={2} maxlength={100} dir="auto" />
        {list.columns.map((name) => (
          <input type="hidden" name="columns" value={name} />
        ))}
        <button>Search</button>
      </form>
      {list.rows.length === 0 ? (
        <Nothing here={here} list={list} module={module} />
      ) : (
        <p class="muted" role="status">
          {found(list)}
        </p>
      )}
      {list.rows.length === 0 ? null : (
        <RecordsTable
          label={module.label}
          head={columns.map((field) => (
            <SortableHead here={here} list={list} field={field} />
          ))}
        >
          {list.rows.map((row) => (
            <Row at={at} here={here} row={row} columns={columns} />
          ))}
        </RecordsTable>
      )}
      <RecordPager here={here} list={list} />
      <details class="fold">
        <summary>Columns</summary>
        <form action={here}>
          <ul class="plain boxes pairs">
            {fields.filter(isColumn).map(({ name, label }) => (
              <li>
                <label>
                  <input type="checkbox" name="columns" value={name} checked={list.columns.includes(name)} />{' '}
                  {label}
                </label>
              </li>
            ))}
          </ul>
          <button>Show these, twelve at most</button>
        </form>
      </details>
      <CodeOfPage>
        <SourceLines file="zoho/record-list.ts" region="list-records" label="One page of records" />
        <SourceLines file="routes/export-records.ts" region="export-records" label="All records" />
      </CodeOfPage>
    </>
  )
}

const Row: FC<{ at: string; here: string; row: RecordRow; columns: readonly Field[] }> = (props) => {
  const { at, here, row, columns } = props
  return (
    <tr>
      {columns.map((field, index) => {
        const cell = <RecordCell at={at} field={field} value={row[field.name]} />
        return index === 0 ? (
          <th scope="row">
            <a href={`${here}/${row.id}`}>{row[field.name] === null ? row.id : cell}</a>
          </th>
        ) : (
          <td class={alignOf(field)}>{cell}</td>
        )
      })}
    </tr>
  )
}

function found({ rows, page, search, more, token }: RecordList): string {
  const first = (page - 1) * PER_PAGE + 1
  const range = token === undefined ? `Rows ${first} to ${first + rows.length - 1}` : 'Rows beyond 2,000'
  const matching = search.length < 2 ? '' : `, matching “${search}”`
  return `${range}${matching}${more ? ', and there are more' : ', and that is all'}.`
}

/** Nothing to list: the way on. */
const Nothing: FC<{ here: string; list: RecordList; module: ModuleInfo }> = ({ here, list, module }) => (
  <div class="empty" role="status">
    {list.search !== '' ? (
      <p>
        No record matches “<bdi>{list.search}</bdi>”. <a href={here}>Show all</a>
      </p>
    ) : list.page > 1 ? (
      <p>
        This page is empty. <a href={here}>Back to the beginning</a>
      </p>
    ) : module.creatable ? (
      <>
        <p>{module.label} has no record yet.</p>
        <a class="button main" href={`${here}/new`}>
          Make the first one
        </a>
      </>
    ) : (
      <p>{module.label} has no record yet: Zoho fills this module.</p>
    )}
  </div>
)
