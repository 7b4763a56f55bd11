import type { Database } from '../engine/database.ts'
import type { Row, Table, TableSpec } from '../engine/table.ts'
import { auditExportTable } from './areas/audit-log/audit-export-row.ts'
import { moveTable } from './areas/blueprint/move-row.ts'
import { holidayTable } from './areas/business-hours/holiday-row.ts'
import { shiftTable, shiftUserTable } from './areas/business-hours/shift-row.ts'
import { contactRoleTable, dealContactTable } from './areas/contact-roles/role-row.ts'
import { currencyTable } from './areas/currencies/currency-row.ts'
import { viewTable } from './areas/custom-views/view-row.ts'
import { sharingRuleTable, sharingTable } from './areas/data-sharing/sharing-row.ts'
import { preferenceTable } from './areas/duplicate-check/preference-row.ts'
import { enrichmentTable } from './areas/enrichment/enrichment-row.ts'
import { fieldJobTable } from './areas/fields/field-job-row.ts'
import { fileTable } from './areas/files/file-row.ts'
import { globalPicklistTable } from './areas/global-picklists/picklist-row.ts'
import { lockTable } from './areas/locks/lock-row.ts'
import { dependencyTable } from './areas/map-dependencies/dependency-row.ts'
import { orgTable } from './areas/org/org-row.ts'
import { pipelineTable } from './areas/pipelines/pipeline-row.ts'
import { portalJobTable, portalTable, portalUserTable, userTypeTable } from './areas/portals/portal-row.ts'
import { profileTable } from './areas/profiles/profile-row.ts'
import { lockingTable } from './areas/record-locking/locking-row.ts'
import { shareTable } from './areas/record-sharing/share-row.ts'
import { binTable } from './areas/records/bin-row.ts'
import { recordJobTable } from './areas/records/record-job.ts'
import { tagTable } from './areas/records/tag-row.ts'
import { linkTable } from './areas/related/link-row.ts'
import { roleTable } from './areas/roles/role-row.ts'
import { settingTable } from './areas/settings/setting-row.ts'
import {
  deletedTerritoryTable,
  recordTerritoryTable,
  territoryJobTable,
} from './areas/territories/record-territory.ts'
import { territoryTable, territoryUserTable } from './areas/territories/territory-row.ts'
import { unavailabilityTable } from './areas/unavailabilities/unavailability-row.ts'
import { deletionTable, groupTable } from './areas/user-groups/group-row.ts'
import { transferTable } from './areas/users/transfer-row.ts'
import { userTable } from './areas/users/user-row.ts'
import { variableGroupTable, variableTable } from './areas/variables/variable-row.ts'
import { pendingTable } from './seed/sample-records/pending.ts'

/** Every table of an organization, by its name in code; those of modules come and go with their metadata. */
const specs = {
  /** What of the seed is still to be planted. */
  pending: pendingTable,
  /** One row. */
  org: orgTable,
  profiles: profileTable,
  roles: roleTable,
  users: userTable,
  territories: territoryTable,
  territoryUsers: territoryUserTable,
  recordTerritories: recordTerritoryTable,
  territoryJobs: territoryJobTable,
  deletedTerritories: deletedTerritoryTable,
  unavailabilities: unavailabilityTable,
  currencies: currencyTable,
  holidays: holidayTable,
  shifts: shiftTable,
  shiftUsers: shiftUserTable,
  sharing: sharingTable,
  sharingRules: sharingRuleTable,
  enrichments: enrichmentTable,
  auditExports: auditExportTable,
  portals: portalTable,
  portalUserTypes: userTypeTable,
  portalUsers: portalUserTable,
  portalJobs: portalJobTable,
  /** Settings that exist once. */
  settings: settingTable,
  groups: groupTable,
  groupDeletions: deletionTable,
  userTransfers: transferTable,
  tags: tagTable,
  bin: binTable,
  locks: lockTable,
  shares: shareTable,
  contactRoles: contactRoleTable,
  dealContacts: dealContactTable,
  /** Records that a blueprint will move by itself. */
  blueprintMoves: moveTable,
  recordJobs: recordJobTable,
  /** Bytes of attachments, photos and files in fields. */
  files: fileTable,
  links: linkTable,
  customViews: viewTable,
  /** One row, or none. */
  duplicateChecks: preferenceTable,
  fieldJobs: fieldJobTable,
  globalPicklists: globalPicklistTable,
  lockings: lockingTable,
  mapDependencies: dependencyTable,
  pipelines: pipelineTable,
  variableGroups: variableGroupTable,
  variables: variableTable,
}

export type Tables = { readonly [K in keyof typeof specs]: Table<RowOf<(typeof specs)[K]>> }

type RowOf<S> = S extends TableSpec<infer R extends Row> ? R : never

export function openTables(database: Database): Tables {
  const open = Object.entries(specs).map(([name, spec]) => [name, database.table<Row>(spec)])
  // Each under the name of its spec: what the type says, which entries cannot.
  return Object.fromEntries(open) as Tables
}
