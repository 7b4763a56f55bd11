import type { FC } from 'hono/jsx'
import { queryExamples } from '../zoho/query-examples.ts'
import { LONGEST, type QueryAnswer, type QueryProblem } from '../zoho/run-query.ts'
import { CodeOfPage } from './code-of-page.tsx'
import { Csrf } from './csrf.tsx'
import { QueryResult } from './query-result.tsx'
import { SourceLines } from './source-lines.tsx'

interface QueryPageProps {
  /** Where the pages of the tenant begin. */
  readonly at: string
  readonly csrf: string
  readonly text: string
  /** `undefined`: nothing was asked yet. */
  readonly outcome: QueryAnswer | QueryProblem | undefined
}

/** A query in COQL, and what it gives. */
export const QueryPage: FC<QueryPageProps> = ({ at, csrf, text, outcome }) => {
  const problem = outcome !== undefined && 'text' in outcome ? outcome : undefined
  const here = `${at}/query`
  return (
    <>
      <h1>Query</h1>
      <p class="lead">
        COQL, Zoho's query language, over any module: through lookups, with sums and groups. One query costs 1
        credit up to 200 rows, 2 up to 1,000, 3 beyond.
      </p>
      <form method="post" action={`${here}#answer`} class="query">
        <Csrf token={csrf} />
        <div class="field">
          <label for="query">Query</label>
          <textarea
            id="query"
            name="query"
            rows={Math.min(Math.max(text.split('\n').length + 1, 6), 20)}
            maxlength={LONGEST}
            spellcheck={false}
            autocapitalize="off"
            autocomplete="off"
            aria-invalid={problem === undefined ? undefined : 'true'}
            aria-describedby={problem === undefined ? undefined : 'query-problem'}
          >
            {text}
          </textarea>
        </div>
        <p class="actions">
          <button class="main">Run</button>
          <button formaction={`${here}/result.csv`}>Download as CSV</button>
        </p>
        <fieldset class="examples">
          <legend>Examples</legend>
          {queryExamples.map(({ name }) => (
            <button name="example" value={name}>
              {name}
            </button>
          ))}
        </fieldset>
      </form>
      <section id="answer" aria-label="Answer">
        {problem === undefined ? null : <Problem text={text} problem={problem} />}
        {outcome === undefined || 'text' in outcome ? null : <QueryResult at={at} answer={outcome} />}
      </section>
      <CodeOfPage>
        <SourceLines file="zoho/run-query.ts" region="run-query" label="Asking" />
      </CodeOfPage>
    </>
  )
}

/** What is wrong, in words and in the query itself. */
const Problem: FC<{ text: string; problem: QueryProblem }> = ({ text, problem }) => {
  const [from, to] = problem.place ?? [0, 0]
  return (
    <>
      <p role="alert" class="problem" id="query-problem">
        {problem.text}
      </p>
      {problem.place === undefined ? null : (
        <pre class="wrap wrong" tabindex={0} role="region" aria-label="Where it is wrong">
          <code>
            {text.slice(0, from)}
            <mark>{text.slice(from, to)}</mark>
            {text.slice(to)}
          </code>
        </pre>
      )}
    </>
  )
}
