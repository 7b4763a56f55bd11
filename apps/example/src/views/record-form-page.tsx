import type { FC } from 'hono/jsx'
import type { Field, ModuleInfo } from '../zoho/modules.ts'
import type { Typed } from '../zoho/record-form.ts'
import type { RecordProblem } from '../zoho/record-problem.ts'
import { CodeOfPage } from './code-of-page.tsx'
import { Csrf } from './csrf.tsx'
import { RecordField } from './record-field.tsx'
import { SourceLines } from './source-lines.tsx'

interface RecordFormPageProps {
  readonly csrf: string
  /** Where the pages of the tenant begin. */
  readonly at: string
  readonly module: ModuleInfo
  /** Those that the form offers. */
  readonly fields: readonly Field[]
  readonly typed: Typed
  /** Absent for a new record. */
  readonly id?: string | undefined
  /** When the record was changed last before the form was opened. */
  readonly seen?: string | undefined
  /** Names this attempt, so that a second click is the same one. */
  readonly once: string
  readonly problems: readonly RecordProblem[]
}

/** The form of a record, made from its module's fields: limits before, Zoho's refusals in words at the field. */
export const RecordFormPage: FC<RecordFormPageProps> = (props) => {
  const { csrf, at, module, fields, typed, id, seen, once, problems } = props
  const here = `${at}/records/${module.name}`
  const first = problems.find(({ field }) => field !== undefined)?.field
  return (
    <>
      <p class="trail">
        <a href={id === undefined ? here : `${here}/${id}`}>Back without saving</a>
      </p>
      <h1>{id === undefined ? `New record in ${module.label}` : 'Edit the record'}</h1>
      {problems.length === 0 ? null : <Summary at={at} module={module} problems={problems} fields={fields} />}
      <form
        class="form record-form"
        method="post"
        action={id === undefined ? `${here}/new` : `${here}/${id}/edit`}
      >
        <Csrf token={csrf} />
        <input type="hidden" name="once" value={once} />
        {seen === undefined ? null : <input type="hidden" name="seen" value={seen} />}
        {fields.map((field) => (
          <RecordField
            field={field}
            typed={typed[field.name] ?? []}
            problem={problems.find((each) => each.field === field.name)}
            focused={field.name === first}
          />
        ))}
        <p class="actions">
          <button class="main">{id === undefined ? 'Create' : 'Save'}</button>
        </p>
      </form>
      <CodeOfPage>
        {id === undefined ? (
          <SourceLines file="routes/change-record.tsx" region="create-record" label="Creating a record" />
        ) : (
          <SourceLines file="routes/change-record.tsx" region="update-record" label="Changing a record" />
        )}
      </CodeOfPage>
    </>
  )
}

interface SummaryProps {
  readonly at: string
  readonly module: ModuleInfo
  readonly problems: readonly RecordProblem[]
  readonly fields: readonly Field[]
}

/** All problems on top, each a link to its field. */
const Summary: FC<SummaryProps> = ({ at, module, problems, fields }) => (
  <div class="problem" role="alert">
    Nothing was saved.
    <ul>
      {problems.map(({ field, text, said, other }) => (
        <li>
          {fields.some(({ name }) => name === field) ? <a href={`#field-${field}`}>{text}</a> : text}
          {other === undefined ? null : (
            <>
              {' '}
              <a href={`${at}/records/${module.name}/${other}`}>See that record</a>.
            </>
          )}
          {fields.some(({ name }) => name === field) ? null : <small>{said}</small>}
        </li>
      ))}
    </ul>
  </div>
)
