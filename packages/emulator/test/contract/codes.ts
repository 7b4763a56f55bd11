import { readFileSync } from 'node:fs'
import type { CrmAnswer } from '../../src/crm/index.ts'

/** A code that Zoho's sources, or the emulator itself, give a route, or all routes below a path. */
export interface ListedCode {
  /** `GET /settings/roles`, or a path: what is below it. */
  readonly where: string
  readonly code: string
  /** File of the test that asks for it; empty: a case of the contract or the storm does. */
  readonly test: string
  /** Why the emulator never answers it. */
  readonly notEmulated: string
}

/** Where they are listed. */
export const codesFile: URL = new URL('codes.tsv', import.meta.url)

/** The table of codes: a line per place and code. */
export function readCodes(): readonly ListedCode[] {
  const [, ...lines] = readFileSync(codesFile, 'utf8').trimEnd().split('\n')
  return lines.map((line) => {
    const [where = '', code = '', rest = ''] = line.split('\t')
    const isTest = rest.endsWith('.test.ts')
    return { where, code, test: isTest ? rest : '', notEmulated: isTest ? '' : rest }
  })
}

/** The codes of errors in an answer, wherever they stand. */
export function codesIn({ body }: CrmAnswer): ReadonlySet<string> {
  const found = new Set<string>()
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look)
    else if (typeof value === 'object' && value !== null) {
      const { code, status, details } = value as { code?: unknown; status?: unknown; details?: unknown }
      if (typeof code !== 'string' || typeof status !== 'string') Object.values(value).forEach(look)
      else {
        if (status === 'error') found.add(code)
        if (code === 'MULTIPLE_OR_MULTI_ERRORS') look(details)
      }
    }
  }
  look(body)
  return found
}
