import { eachRecord } from '@x/records'
import { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { csvLine } from '../zoho/csv.ts'
import type { Modules } from '../zoho/modules.ts'
import { readRecordListQuery, type RecordRow } from '../zoho/record-list.ts'
import { describe } from './records.tsx'

/** All records of a module as CSV, sent while they are read. */
export function exportRecords(modules: Modules): Hono<AppEnv> {
  return new Hono<AppEnv>().get('/:module/export.csv', async (c) => {
    const { zoho, module, fields } = await describe(c, modules)
    const { columns } = readRecordListQuery(c.req.queries(), fields)
    // #region export-records
    const rows = eachRecord(zoho, module.name, { fields: columns })
    // #endregion
    // The first row comes before the answer begins: what fails then is a page.
    const first = await rows.next()
    return new Response(linesOf(['id', ...columns], first, rows), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${module.name}.csv"`,
      },
    })
  })
}

type Rows = AsyncGenerator<Readonly<Record<string, unknown>>, void, undefined>

/** A stream of lines. One that breaks off ends in an error, so that nobody takes half a file for a whole one. */
function linesOf(
  columns: readonly string[],
  first: Awaited<ReturnType<Rows['next']>>,
  rows: Rows,
): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder()
  const lineOf = (row: RecordRow): Uint8Array => bytes.encode(csvLine(columns.map((name) => row[name])))
  let next = first
  return new ReadableStream({
    start: (controller) => controller.enqueue(bytes.encode(csvLine(columns))),
    pull: async (controller) => {
      if (next.done === true) return controller.close()
      controller.enqueue(lineOf(next.value as RecordRow))
      next = await rows.next()
    },
    cancel: async () => {
      await rows.return()
    },
  })
}
