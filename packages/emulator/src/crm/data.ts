import { createCounters, type Counters } from '../engine/counters.ts'
import { createDatabase, type Database } from '../engine/database.ts'
import type { EngineEvent } from '../engine/followers.ts'
import { createJobs, type Jobs, type RunJob } from '../engine/jobs.ts'
import type { Table } from '../engine/table.ts'
import { finishOptionDeletion } from './areas/fields/finish-option-deletion.ts'
import { finishPicklistDeletion, finishReplacement } from './areas/global-picklists/finish-picklist-jobs.ts'
import { openModules, type Modules } from './areas/modules/open-modules.ts'
import type { OrgRow } from './areas/org/org-row.ts'
import { finishPipelineTransfer } from './areas/pipelines/finish-transfer.ts'
import { runPurge } from './areas/recycle-bin/purge.ts'
import { runRestore } from './areas/recycle-bin/restore.ts'
import { runTerritoryJob } from './areas/territories/record-territory.ts'
import { finishDeletion } from './areas/user-groups/finish-deletion.ts'
import { createMembership, type Membership } from './areas/user-groups/membership.ts'
import { finishTransfer } from './areas/users/transfer-row.ts'
import { idsWith, prefixOf, type IdOf } from './model/id.ts'
import { knownMetadata } from './seed/known-metadata.ts'
import { SAMPLE_MODULES } from './seed/sample-records/pending.ts'
import { openTables, type Tables } from './tables.ts'

/** Everything that one organization consists of. */
export interface OrgData extends Tables {
  readonly database: Database
  readonly counters: Counters
  readonly jobs: Jobs
  readonly membership: Membership
  readonly modules: Modules
  /** Makes the id with a number: the first digits are those of the organization's own id. */
  readonly idOf: IdOf
}

/** Name of the counter of ids. */
export const IDS = 'ids'

/** What jobs do that need more than single tables, by their kinds. */
export type WorkOf = (data: () => OrgData) => Readonly<Record<string, RunJob>>

/** The tables of an organization, without a row. */
export function openData(onEvent: (event: EngineEvent) => void, workOf: WorkOf = () => ({})): OrgData {
  const database = createDatabase({
    onEvent,
    specOf: (name) => modules.tableSpec(name),
  })
  const tables = openTables(database)
  const known = knownMetadata((number) => idOf(number), {
    hasSamples: () => tables.pending.has(SAMPLE_MODULES),
    hasPrivacy: () => tables.org.slice(0, 1)[0]?.['privacy_settings'] === true,
  })
  const modules: Modules = openModules(database, known)
  const counters = createCounters(database)
  const jobs = createJobs(
    database,
    counters,
    {
      'delete-picklist-option': (input) => finishOptionDeletion(data, input),
      'delete-global-picklist': (input) => finishPicklistDeletion(data, input),
      'replace-picklist-value': (input) => finishReplacement(data, input),
      'transfer-pipeline': (input) => finishPipelineTransfer(data, input),
      'delete-user-group': (input) => finishDeletion(data, input),
      'transfer-user': (input) => finishTransfer(data, input),
      'record-territories': (input) => runTerritoryJob(data, input),
      'purge-bin': (input) => runPurge(data, input),
      'restore-bin': (input, { due }) => runRestore(data, database, input, due),
      ...workOf(() => data),
    },
    onEvent,
  )
  const idOf = createIdOf(tables.org)
  const data: OrgData = Object.freeze({
    database,
    counters,
    jobs,
    ...tables,
    membership: createMembership(tables),
    modules,
    idOf,
  })
  return data
}

/** The next free id. */
export function nextId({ counters, idOf }: Pick<OrgData, 'counters' | 'idOf'>): string {
  return idOf(counters.next(IDS))
}

/** First digits of the ids of an organization whose own id has none to take. */
const OTHERWISE = '3652397'

function createIdOf(org: Table<OrgRow>): IdOf {
  let made: { readonly version: number; readonly idOf: IdOf } | undefined
  return (number) => {
    if (made?.version !== org.version) {
      const [row] = org.slice(0, 1)
      made = { version: org.version, idOf: idsWith(prefixOf(row?.id ?? '') ?? OTHERWISE) }
    }
    return made.idOf(number)
  }
}

/** The organization's own row. @throws Error when the data holds none */
export function orgOf({ org }: Pick<OrgData, 'org'>): OrgRow {
  const [row] = org.slice(0, 1)
  if (row === undefined) throw new Error('There is no organization.')
  return row
}
