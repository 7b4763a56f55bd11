import { readFileSync } from 'node:fs'

/** An operation of Zoho CRM's API, as the facts collected for this project have it. */
export interface CensusRow {
  /** The package it belongs to, without scope: `records`. */
  readonly package: string
  /** The system of Zoho's documentation, or `beyond: …` for what its navigation does not name. */
  readonly system: string
  /** The function's name, unique in the census. */
  readonly function: string
  readonly method: string
  /** Below `/crm/{version}` unless it begins with `/crm/` or `{`. */
  readonly path: string
  /** The narrowest scope that suffices, without `ZohoCRM.`; `?` where no source states one. */
  readonly scope: string
  /** Where the facts about it are: a file and the number of a row. */
  readonly facts: string
  readonly rows: string
  readonly verb: string
}

/** Reads the table, one row per operation. */
export function readCensus(file: URL): readonly CensusRow[] {
  const [head = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n')
  const keys = head.split('\t')
  return lines.map((line) => {
    const cells = line.split('\t')
    return Object.fromEntries(keys.map((key, index) => [key, cells[index] ?? ''])) as unknown as CensusRow
  })
}

/** What an address looks like when the names of its values are left out: `PUT settings/roles/{}`. */
export function shapeOf(method: string, address: string): string {
  const [path = ''] = address
    .replace(/^[A-Z]+ /, '')
    .replace(/^\/crm\/(bulk|email)\/\{version\}\//, '$1:')
    .replace(/^\{upload\}\/crm\/\{version\}\//, 'upload:')
    .replace(/^\//, '')
    .split('?')
  return `${method} ${path.replaceAll(/\{[^}]*\}/g, '{}')}`
}
