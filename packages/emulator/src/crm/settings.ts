import type { Database } from '../engine/database.ts'
import type { Table } from '../engine/table.ts'
import { viewTable, type ViewRow } from './areas/custom-views/view-row.ts'
import { preferenceTable, type PreferenceRow } from './areas/duplicate-check/preference-row.ts'
import { fieldJobTable, type FieldJobRow } from './areas/fields/field-job-row.ts'
import { globalPicklistTable, type GlobalPicklistRow } from './areas/global-picklists/picklist-row.ts'
import { dependencyTable, type DependencyRow } from './areas/map-dependencies/dependency-row.ts'
import { pipelineTable, type PipelineRow } from './areas/pipelines/pipeline-row.ts'
import { lockingTable, type LockingRow } from './areas/record-locking/locking-row.ts'
import {
  variableGroupTable,
  variableTable,
  type VariableGroupRow,
  type VariableRow,
} from './areas/variables/variable-row.ts'

/** Tables of what is configured around modules. */
export interface Settings {
  readonly customViews: Table<ViewRow>
  /** One row, or none. */
  readonly duplicateChecks: Table<PreferenceRow>
  readonly fieldJobs: Table<FieldJobRow>
  readonly globalPicklists: Table<GlobalPicklistRow>
  readonly lockings: Table<LockingRow>
  readonly mapDependencies: Table<DependencyRow>
  readonly pipelines: Table<PipelineRow>
  readonly variableGroups: Table<VariableGroupRow>
  readonly variables: Table<VariableRow>
}

export function openSettings(database: Database): Settings {
  return {
    customViews: database.table(viewTable),
    duplicateChecks: database.table(preferenceTable),
    fieldJobs: database.table(fieldJobTable),
    globalPicklists: database.table(globalPicklistTable),
    lockings: database.table(lockingTable),
    mapDependencies: database.table(dependencyTable),
    pipelines: database.table(pipelineTable),
    variableGroups: database.table(variableGroupTable),
    variables: database.table(variableTable),
  }
}
