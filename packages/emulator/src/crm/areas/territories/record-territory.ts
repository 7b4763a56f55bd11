import type { Row, Table, TableSpec } from '../../../engine/table.ts'
import type { Reference } from '../../fields/references.ts'
import { checkShape, oneOf, orNull, reference, text, time } from '../../shape.ts'
import type { TerritoryRow } from './territory-row.ts'

/** A territory of a record. Its id is made of module, record and territory. */
export interface RecordTerritory extends Row {
  readonly module: string
  readonly record: Reference
  readonly territory: Reference
  readonly assigned: 'manually' | 'automatically'
  readonly assigned_time: string
  /** Null when a rule did it. */
  readonly assigned_by: Reference | null
}

const shape = {
  module: text,
  record: reference,
  territory: reference,
  assigned: oneOf(['manually', 'automatically']),
  assigned_time: time,
  assigned_by: orNull(reference),
}

export const recordTerritoryTable: TableSpec<RecordTerritory> = {
  name: 'record_territories',
  index: ({ module, record, territory }) => [
    ['record', `${module} ${record.id}`],
    ['territory', territory.id],
  ],
  pointers: ({ territory }) => [
    { field: 'territory', table: 'territories', id: territory.id, whenRemoved: 'remove' },
  ],
  check: (row) => checkShape(row, shape, `record_territories ${row.id}`),
}

/** A change of a record's territories that is not done yet. */
export interface TerritoryJob extends Row {
  /** `Leads 123`. */
  readonly record: string
}

export const territoryJobTable: TableSpec<TerritoryJob> = {
  name: 'territory_jobs',
  index: ({ record }) => [['record', record]],
  check: (row) => checkShape(row, { record: text }, `territory_jobs ${row.id}`),
}

/** Modules whose records have territories, and how many each; Leads only when support switched it on. */
const most: Readonly<Record<string, number>> = { Leads: 10, Accounts: 10, Contacts: 10, Deals: 1 }

/** How many territories a record of a module may have; none: it cannot have any. */
export function mostTerritories(module: string): number {
  return Object.hasOwn(most, module) ? (most[module] ?? 0) : 0
}

/** A territory that went while records belonged to it. */
export interface DeletedTerritory extends Row {
  readonly name: string
  readonly deleted_time: string
  readonly deleted_by: Reference
}

const deletedShape = { name: text, deleted_time: time, deleted_by: reference }

export const deletedTerritoryTable: TableSpec<DeletedTerritory> = {
  name: 'deleted_territories',
  check: (row) => checkShape(row, deletedShape, `deleted_territories ${row.id}`),
}

/** What is to happen to the territories of a record. */
export type TerritoryAction = 'assign' | 'remove'

/** What the job of one row does. */
export interface TerritoryOrder {
  readonly action: TerritoryAction
  readonly links: readonly RecordTerritory[]
  /** Id of the job. */
  readonly job: string
}

/** The work of a job: what went meanwhile is left out. */
export function runTerritoryJob(
  data: {
    readonly recordTerritories: Table<RecordTerritory>
    readonly territories: Table<TerritoryRow>
    readonly territoryJobs: Table<TerritoryJob>
  },
  { action, links, job }: TerritoryOrder,
): void {
  for (const link of links) {
    const isThere = data.recordTerritories.has(link.id)
    if (action === 'remove' && isThere) data.recordTerritories.remove(link.id)
    if (action === 'assign' && !isThere && data.territories.has(link.territory.id))
      data.recordTerritories.insert(link)
  }
  data.territoryJobs.remove(job)
}
