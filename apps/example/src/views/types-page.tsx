import type { Drift } from '@x/types'
import type { FC } from 'hono/jsx'
import { Code } from './code.tsx'
import { CodeOfPage } from './code-of-page.tsx'
import { Csrf } from './csrf.tsx'
import { SourceLines } from './source-lines.tsx'

interface TypesPageProps {
  readonly at: string
  readonly csrf: string
  readonly modules: readonly string[]
  readonly module: string
  readonly text: string
  /** The file that was given to compare. */
  readonly before: string | undefined
  /** `undefined`: nothing was given, or no file of zoho-types. */
  readonly drift: Drift | undefined
}

/** The generated file of a module, and a form that says what drifted since one was made. */
export const TypesPage: FC<TypesPageProps> = ({ at, csrf, modules, module, text, before, drift }) => (
  <>
    <h1>Types</h1>
    <p class="lead">
      The fields of this organization, as the compiler knows them: what <code>npx zoho-types</code> writes.
    </p>
    <form class="search" action={`${at}/types`}>
      <label for="module">Module</label>
      <select id="module" name="module">
        {modules.map((name) => (
          <option value={name} selected={name === module}>
            {name}
          </option>
        ))}
      </select>
      <button>Show</button>
    </form>
    <figure class="source tall" data-copy>
      <figcaption>
        <b>
          <bdi>{module}</bdi>.ts
        </b>
        <a href={`${at}/types/${module}.ts`} download>
          Download
        </a>
      </figcaption>
      <Code text={text} label={`The types of ${module}`} coloured />
    </figure>

    <h2 id="drift">What drifted?</h2>
    {before === undefined ? null : <DriftReport drift={drift} />}
    <form method="post" action={`${at}/types#drift`} class="form">
      <Csrf token={csrf} />
      <input type="hidden" name="module" value={module} />
      <div class="field">
        <label for="before">A file of {module} that was made before</label>
        <textarea
          id="before"
          name="before"
          rows={6}
          spellcheck={false}
          required
          aria-describedby="before-hint"
        >
          {before ?? ''}
        </textarea>
        <small id="before-hint">
          Copy the one above and remove an option or a field, as if somebody had added it to Zoho since.
        </small>
      </div>
      <p class="actions">
        <button class="main">Compare</button>
      </p>
    </form>
    <CodeOfPage>
      <SourceLines file="zoho/organization-types.ts" region="types" label="Making the file" />
      <SourceLines file="zoho/organization-types.ts" region="drift" label="What drifted" />
    </CodeOfPage>
  </>
)

const DriftReport: FC<{ drift: Drift | undefined }> = ({ drift }) => {
  if (drift === undefined) {
    return (
      <p role="alert" class="problem">
        zoho-types did not make this file: its first line is another one. Paste the whole of one that it made.
      </p>
    )
  }
  const { breaksReads, breaksWrites, added } = drift
  if (breaksReads.length + breaksWrites.length + added.length === 0) {
    return <p role="status">Nothing: the organization still is what the file says.</p>
  }
  return (
    <div role="status">
      <DriftList title="Breaks reads" lines={breaksReads} />
      <DriftList title="Breaks writes" lines={breaksWrites} />
      <DriftList title="Added, and hurts nobody" lines={added} />
    </div>
  )
}

/** A long list is folded: what is new hurts nobody, and what breaks is read first. */
const MOST_LINES = 12

const DriftList: FC<{ title: string; lines: readonly string[] }> = ({ title, lines }) =>
  lines.length === 0 ? null : (
    <section>
      <h3>{title}</h3>
      {lines.length > MOST_LINES ? (
        <details>
          <summary>{lines.length} entries</summary>
          <Lines lines={lines} />
        </details>
      ) : (
        <Lines lines={lines} />
      )}
    </section>
  )

const Lines: FC<{ lines: readonly string[] }> = ({ lines }) => (
  <ul>
    {lines.map((line) => (
      <li>
        <bdi>{line}</bdi>
      </li>
    ))}
  </ul>
)
