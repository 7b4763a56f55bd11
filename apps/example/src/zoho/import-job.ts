import type { Client, RowResult } from '@x/client'
import { isToolkitError } from '@x/dc/error'
import { createRecords } from '@x/records'
import { csvLine, parseCsv } from './csv.ts'
import type { Field } from './modules.ts'
import { fieldsOfForm, valuesOf } from './record-form.ts'
import { problemsOf } from './record-problem.ts'

/** An import of one file into a module: looked at first, then written, with a result per row. */
export interface ImportJob {
  readonly id: string
  readonly module: string
  readonly state: 'ready' | 'running' | 'done' | 'failed'
  /** Of the file: the field that each column goes to, or undefined. */
  readonly columns: readonly { readonly head: string; readonly field: Field | undefined }[]
  readonly rows: readonly (readonly string[])[]
  readonly done: number
  readonly failed: number
  /** Rows that were not written, by their line in the file. */
  readonly problems: readonly RowProblem[]
  /** What ended the whole import, in the toolkit's words. */
  readonly message: string | undefined
}

/** Why a row was not written. */
export interface RowProblem {
  /** In the file; the heads are line 1. */
  readonly line: number
  readonly text: string
  readonly said: string
}

export const MOST_ROWS = 10_000

/** Reads a file and finds the field of each column, by API name or label. */
export function readImport(id: string, module: string, text: string, fields: readonly Field[]): ImportJob {
  const [heads = [], ...rows] = parseCsv(text)
  const offered = fieldsOfForm(fields)
  const columns = heads.map((head) => ({
    head,
    field: offered.find(({ name, label }) => same(head, name) || same(head, label)),
  }))
  return {
    id,
    module,
    state: 'ready',
    columns,
    rows,
    done: 0,
    failed: 0,
    problems: [],
    message: undefined,
  }
}

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.toLowerCase()

/** Writes the rows; `show` is told how far it is. Nothing runs at Zoho for them: no workflow, no mail. */
export async function runImport(
  zoho: Client,
  job: ImportJob,
  show: (change: Partial<ImportJob>) => void,
): Promise<void> {
  const fields = job.columns.flatMap(({ field }) => (field === undefined ? [] : [field]))
  const values = job.rows.map((cells) => valuesOf(typedOf(job, cells), fields))
  try {
    // #region import-records
    const results = await createRecords(zoho, job.module, values, {
      trigger: [],
      onProgress: ({ done, failed }) => show({ done, failed }),
    })
    // #endregion
    const problems = results.flatMap((result) => (result.ok ? [] : [problemOf(result, fields)]))
    show({ state: 'done', done: results.length, failed: problems.length, problems })
  } catch (error) {
    const message = isToolkitError(error) ? error.message : 'Something unexpected happened.'
    show({ state: 'failed', message })
  }
}

function typedOf(job: ImportJob, cells: readonly string[]): Record<string, readonly string[]> {
  const entries = job.columns.flatMap(({ field }, index) => {
    const cell = cells[index] ?? ''
    if (field === undefined || cell === '') return []
    const many = field.type === 'multiselectpicklist' ? cell.split(';').map((part) => part.trim()) : [cell]
    const isNo = field.type === 'boolean' && /^(no|false|0)$/i.test(cell)
    return isNo ? [] : [[field.name, many] as const]
  })
  return Object.fromEntries(entries)
}

function problemOf(
  { index, error, outcome }: Extract<RowResult, { ok: false }>,
  fields: readonly Field[],
): RowProblem {
  const known = problemsOf(error, fields) ?? []
  const unknown = 'Nobody knows whether it was written: search before you send it again. '
  const text = known.map((each) => each.text).join(' ') || error.message
  return {
    line: index + 2,
    text: `${outcome === 'unknown' ? unknown : ''}${text}`,
    said: known.map(({ said }) => said).join('; ') || error.code,
  }
}

/** The rows that were not written, with why, as a file to mend and import again. */
export function failedRows({ columns, rows, problems }: ImportJob): string {
  const lines = problems.map(({ line, text }) => csvLine([...(rows[line - 2] ?? []), text]))
  return [csvLine([...columns.map(({ head }) => head), 'Why it was not written']), ...lines].join('')
}
