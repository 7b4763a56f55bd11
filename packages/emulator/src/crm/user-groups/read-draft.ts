import { fault } from '../answers.ts'
import { isJsonObject, missing, own, wrongType } from '../body/json.ts'
import type { Directory } from '../model/directory.ts'
import type { Readings } from '../readings.ts'
import { readSources, type SourceChange } from './read-sources.ts'
import { readText } from './read-text.ts'
import { RowFault } from './row-fault.ts'

/** What a row of a body says about a group. What it does not say is undefined. */
export interface Draft {
  readonly name: string | undefined
  readonly description: string | null | undefined
  readonly sources: readonly SourceChange[] | undefined
}

/** How strict a row is read. */
export interface DraftRules {
  readonly directory: Directory
  readonly readings: Readings
  /** Whether name and sources must be there. */
  readonly complete: boolean
  /** The group that the row is about, so that its own name is no duplicate. */
  readonly group?: string
}

/** Reads one row of `user_groups`. @throws RowFault on the first thing wrong with it. */
export function readDraft(value: unknown, row: number, rules: DraftRules): Draft {
  const { directory, readings, complete } = rules
  const path = `$.user_groups[${String(row)}]`
  if (!isJsonObject(value))
    throw new RowFault(wrongType('jsonobject', { api_name: 'user_groups', json_path: path }))
  const at = (key: string): { api_name: string; json_path: string } => ({
    api_name: key,
    json_path: `${path}.${key}`,
  })
  const [name, description, sources] = ['name', 'description', 'sources'].map((key) => own(value, key))
  if (complete && name === undefined) throw new RowFault(missing(at('name')))
  if (complete && sources === undefined) throw new RowFault(missing(at('sources')))
  return {
    name: name === undefined ? undefined : readName(name),
    description:
      description === undefined || description === null
        ? description
        : readText(description, at('description')),
    sources: sources === undefined ? undefined : readSources(sources, row, directory, readings),
  }

  function readName(sent: unknown): string {
    const text = readText(sent, at('name'))
    if (text.trim() === '') throw new RowFault(missing(at('name')))
    const holder = directory.groupsByName.get(text)
    if (holder !== undefined && holder.id !== rules.group) {
      throw new RowFault(fault('DUPLICATE_DATA', 'duplicate data', at('name')))
    }
    return text
  }
}
