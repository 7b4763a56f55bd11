import type { Context } from 'hono'
import { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { at, tenantOf } from '../session/tenant-of-address.tsx'
import { QueryPage } from '../views/query-page.tsx'
import { csvLine } from '../zoho/csv.ts'
import { queryExamples } from '../zoho/query-examples.ts'
import { LONGEST, runQuery, type QueryAnswer, type QueryProblem } from '../zoho/run-query.ts'

/** Queries in COQL: each costs credits, so they are sent by a form and never by a link. */
export const query = new Hono<AppEnv>()
  .get('/', (c) => show(c, queryExamples[0].text, undefined))
  .post('/', async (c) => {
    const text = await textOf(c)
    const outcome = await run(c, text)
    if ('text' in outcome) c.status(422)
    return show(c, text, outcome)
  })
  .post('/result.csv', async (c) => {
    const text = await textOf(c)
    const outcome = await run(c, text)
    if ('text' in outcome) {
      c.status(422)
      return show(c, text, outcome)
    }
    const keys = outcome.columns.map(({ key }) => key)
    const lines = [keys, ...outcome.rows.map((row) => keys.map((key) => row[key]))].map(csvLine)
    return c.body(lines.join(''), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="result.csv"',
    })
  })

/** What was typed, or the example that was pressed. */
async function textOf(c: Context<AppEnv>): Promise<string> {
  const form = await c.req.formData()
  const pressed = queryExamples.find(({ name }) => name === form.get('example'))
  const typed = form.get('query')
  // Forms send the ends of lines as networks do.
  return pressed?.text ?? (typeof typed === 'string' ? typed.replaceAll('\r\n', '\n') : '')
}

async function run(c: Context<AppEnv>, text: string): Promise<QueryAnswer | QueryProblem> {
  if (text.trim() === '')
    return { text: 'There is no query: write one, or press an example.', place: undefined }
  if (text.length > LONGEST)
    return { text: `A query here has at most ${LONGEST.toLocaleString('en')} characters.`, place: undefined }
  return await runQuery(c.get('zoho').client(tenantOf(c)), text)
}

function show(
  c: Context<AppEnv>,
  text: string,
  outcome: QueryAnswer | QueryProblem | undefined,
): Response | Promise<Response> {
  const page = { at: at(c), csrf: c.get('session').data.csrf, text, outcome }
  return c.render(<QueryPage {...page} />, { title: 'Query' })
}
