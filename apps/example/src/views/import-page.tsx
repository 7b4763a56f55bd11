import type { FC } from 'hono/jsx'
import type { ImportJob } from '../zoho/import-job.ts'
import type { ModuleInfo } from '../zoho/modules.ts'
import { CodeOfPage } from './code-of-page.tsx'
import { Csrf } from './csrf.tsx'
import { ImportTable } from './import-table.tsx'
import { SourceLines } from './source-lines.tsx'

interface ImportProps {
  readonly csrf: string
  /** Where the pages of the tenant begin. */
  readonly at: string
  readonly module: ModuleInfo
}

/** Choosing the file. */
export const ImportStartPage: FC<ImportProps & { problem: string | undefined }> = (props) => {
  const { csrf, at, module, problem } = props
  const here = `${at}/records/${module.name}`
  return (
    <>
      <p class="trail">
        <a href={here}>{module.label}</a>
      </p>
      <h1>Import into {module.label}</h1>
      <p class="lead">A CSV file whose first line names fields, by label or API name. 5 MB at most.</p>
      <form class="form" method="post" action={`${here}/import`} enctype="multipart/form-data">
        <Csrf token={csrf} />
        <div class="field">
          <label for="file">File</label>
          <input
            id="file"
            name="file"
            type="file"
            accept=".csv,text/csv,text/plain"
            aria-invalid={problem === undefined ? undefined : 'true'}
            aria-describedby={problem === undefined ? undefined : 'file-problem'}
          />
          {problem === undefined ? null : (
            <p class="problem" id="file-problem" role="alert">
              {problem}
            </p>
          )}
        </div>
        <button class="main">Look at it</button>
      </form>
      <ImportCode />
    </>
  )
}

/** One import: what goes where, how far it is, or what became of it. */
export const ImportPage: FC<ImportProps & { job: ImportJob }> = ({ csrf, at, module, job }) => {
  const here = `${at}/records/${module.name}`
  const action = `${here}/import/${job.id}`
  return (
    <>
      <p class="trail">
        <a href={here}>{module.label}</a>
      </p>
      <h1>Import into {module.label}</h1>
      <div data-live={job.state === 'running' ? `${action}/state` : undefined} data-every="500">
        <ImportProgress job={job} />
      </div>
      {job.state === 'running' ? (
        <noscript>
          <p>
            <a href={action}>Look again</a> how far it is.
          </p>
        </noscript>
      ) : null}
      {job.state === 'ready' ? (
        <form class="actions" method="post" action={action}>
          <Csrf token={csrf} />
          <button class="main">Import {job.rows.length} rows</button>
          <a class="button" href={`${here}/import`}>
            Another file
          </a>
        </form>
      ) : (
        <p class="actions">
          <a class="button main" href={here}>
            See the records
          </a>
          {job.problems.length === 0 ? null : (
            <a class="button" href={`${action}/failed.csv`} download="not-imported.csv">
              Save the rows that were refused
            </a>
          )}
        </p>
      )}
      <ImportTable job={job} />
      <ImportCode />
    </>
  )
}

/** How far an import is. */
export const ImportProgress: FC<{ job: ImportJob }> = ({ job: { state, rows, done, failed, message } }) => {
  if (state === 'ready')
    return (
      <p class="lead">{rows.length} rows. Nothing has been written yet; no workflow will run for them.</p>
    )
  if (state === 'running')
    return (
      <div class="progress">
        <span>
          {done} of {rows.length} rows{failed === 0 ? '' : `, ${failed} refused`}
        </span>
        <progress aria-label="Rows imported" max={rows.length} value={done}></progress>
      </div>
    )
  if (state === 'failed')
    return (
      <p class="problem" role="alert">
        Nothing was written. {message}
      </p>
    )
  return (
    <p class="notice" role="status">
      {rows.length - failed} of {rows.length} rows were written
      {failed === 0 ? '.' : `; ${failed} ${failed === 1 ? 'was' : 'were'} not: below is why.`}
    </p>
  )
}

const ImportCode: FC = () => (
  <CodeOfPage>
    <SourceLines file="zoho/import-job.ts" region="import-records" label="Writing many records" />
  </CodeOfPage>
)
