import { createCounters, type Counters } from '../engine/counters.ts'
import { createDatabase, type Database } from '../engine/database.ts'
import type { EngineEvent } from '../engine/followers.ts'
import { createJobs, type Jobs, type RunJob } from '../engine/jobs.ts'
import type { Row, Table } from '../engine/table.ts'
import { holidayTable, type HolidayRow } from './areas/business-hours/holiday-row.ts'
import {
  shiftTable,
  shiftUserTable,
  type ShiftRow,
  type ShiftUser,
} from './areas/business-hours/shift-row.ts'
import {
  contactRoleTable,
  dealContactTable,
  type ContactRoleRow,
  type DealContactRow,
} from './areas/contact-roles/role-row.ts'
import { auditExportTable, type AuditExport } from './areas/audit-log/audit-export-row.ts'
import { enrichmentTable, type EnrichmentRow } from './areas/enrichment/enrichment-row.ts'
import { currencyTable, type CurrencyRow } from './areas/currencies/currency-row.ts'
import { settingTable, type SettingRow } from './areas/settings/setting-row.ts'
import { lockTable, type LockRow } from './areas/locks/lock-row.ts'
import {
  sharingRuleTable,
  sharingTable,
  type SharingRow,
  type SharingRule,
} from './areas/data-sharing/sharing-row.ts'
import { finishOptionDeletion } from './areas/fields/finish-option-deletion.ts'
import { finishPicklistDeletion, finishReplacement } from './areas/global-picklists/finish-picklist-jobs.ts'
import { fileTable, type FileRow } from './areas/files/file-row.ts'
import { linkTable, type LinkRow } from './areas/related/link-row.ts'
import { shareTable, type ShareRow } from './areas/record-sharing/share-row.ts'
import { recordJobTable, type RecordJob } from './areas/records/record-job.ts'
import { openModules, type Modules } from './areas/modules/open-modules.ts'
import { binTable, type BinRow } from './areas/records/bin-row.ts'
import { tagTable, type TagRow } from './areas/records/tag-row.ts'
import { runPurge } from './areas/recycle-bin/purge.ts'
import { runRestore } from './areas/recycle-bin/restore.ts'
import { orgTable, type OrgRow } from './areas/org/org-row.ts'
import { finishPipelineTransfer } from './areas/pipelines/finish-transfer.ts'
import {
  portalJobTable,
  portalTable,
  portalUserTable,
  userTypeTable,
  type PortalJob,
  type PortalRow,
  type PortalUserRow,
  type UserTypeRow,
} from './areas/portals/portal-row.ts'
import { profileTable, type ProfileRow } from './areas/profiles/profile-row.ts'
import { roleTable, type RoleRow } from './areas/roles/role-row.ts'
import {
  territoryTable,
  territoryUserTable,
  type TerritoryRow,
  type TerritoryUser,
} from './areas/territories/territory-row.ts'
import {
  deletedTerritoryTable,
  recordTerritoryTable,
  runTerritoryJob,
  territoryJobTable,
  type DeletedTerritory,
  type RecordTerritory,
  type TerritoryJob,
} from './areas/territories/record-territory.ts'
import { unavailabilityTable, type UnavailabilityRow } from './areas/unavailabilities/unavailability-row.ts'
import { finishDeletion } from './areas/user-groups/finish-deletion.ts'
import {
  deletionTable,
  groupTable,
  type GroupDeletion,
  type GroupRow,
} from './areas/user-groups/group-row.ts'
import { createMembership, type Membership } from './areas/user-groups/membership.ts'
import { finishTransfer, transferTable, type TransferRow } from './areas/users/transfer-row.ts'
import { userTable, type UserRow } from './areas/users/user-row.ts'
import { idsWith, prefixOf, type IdOf } from './model/id.ts'
import { openSettings, type Settings } from './settings.ts'
import { pendingTable, SAMPLE_MODULES } from './seed/sample-records/pending.ts'
import { knownMetadata } from './seed/known-metadata.ts'

/** Everything that one organization consists of. */
export interface OrgData extends Settings {
  readonly database: Database
  readonly counters: Counters
  readonly jobs: Jobs
  /** One row. */
  readonly org: Table<OrgRow>
  readonly profiles: Table<ProfileRow>
  readonly roles: Table<RoleRow>
  readonly users: Table<UserRow>
  readonly territories: Table<TerritoryRow>
  readonly territoryUsers: Table<TerritoryUser>
  readonly recordTerritories: Table<RecordTerritory>
  readonly territoryJobs: Table<TerritoryJob>
  readonly deletedTerritories: Table<DeletedTerritory>
  readonly unavailabilities: Table<UnavailabilityRow>
  readonly currencies: Table<CurrencyRow>
  readonly holidays: Table<HolidayRow>
  readonly shifts: Table<ShiftRow>
  readonly shiftUsers: Table<ShiftUser>
  readonly sharing: Table<SharingRow>
  readonly sharingRules: Table<SharingRule>
  readonly enrichments: Table<EnrichmentRow>
  readonly auditExports: Table<AuditExport>
  readonly portals: Table<PortalRow>
  readonly portalUserTypes: Table<UserTypeRow>
  readonly portalUsers: Table<PortalUserRow>
  readonly portalJobs: Table<PortalJob>
  /** Settings that exist once. */
  readonly settings: Table<SettingRow>
  readonly groups: Table<GroupRow>
  readonly groupDeletions: Table<GroupDeletion>
  readonly userTransfers: Table<TransferRow>
  readonly membership: Membership
  readonly modules: Modules
  readonly tags: Table<TagRow>
  readonly bin: Table<BinRow>
  readonly locks: Table<LockRow>
  readonly shares: Table<ShareRow>
  readonly contactRoles: Table<ContactRoleRow>
  readonly dealContacts: Table<DealContactRow>
  readonly recordJobs: Table<RecordJob>
  /** Bytes of attachments, photos and files in fields. */
  readonly files: Table<FileRow>
  readonly links: Table<LinkRow>
  /** What of the seed is still to be planted. */
  readonly pending: Table<Row>
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
  const pending = database.table(pendingTable)
  const known = knownMetadata(
    (number) => idOf(number),
    () => pending.has(SAMPLE_MODULES),
  )
  const modules: Modules = openModules(database, known)
  const counters = createCounters(database)
  const tables = {
    org: database.table(orgTable),
    profiles: database.table(profileTable),
    roles: database.table(roleTable),
    users: database.table(userTable),
    territories: database.table(territoryTable),
    territoryUsers: database.table(territoryUserTable),
    recordTerritories: database.table(recordTerritoryTable),
    territoryJobs: database.table(territoryJobTable),
    deletedTerritories: database.table(deletedTerritoryTable),
    unavailabilities: database.table(unavailabilityTable),
    currencies: database.table(currencyTable),
    holidays: database.table(holidayTable),
    shifts: database.table(shiftTable),
    shiftUsers: database.table(shiftUserTable),
    sharing: database.table(sharingTable),
    sharingRules: database.table(sharingRuleTable),
    enrichments: database.table(enrichmentTable),
    auditExports: database.table(auditExportTable),
    portals: database.table(portalTable),
    portalUserTypes: database.table(userTypeTable),
    portalUsers: database.table(portalUserTable),
    portalJobs: database.table(portalJobTable),
    settings: database.table(settingTable),
    groups: database.table(groupTable),
    groupDeletions: database.table(deletionTable),
    userTransfers: database.table(transferTable),
    tags: database.table(tagTable),
    bin: database.table(binTable),
    locks: database.table(lockTable),
    shares: database.table(shareTable),
    contactRoles: database.table(contactRoleTable),
    dealContacts: database.table(dealContactTable),
    recordJobs: database.table(recordJobTable),
    files: database.table(fileTable),
    links: database.table(linkTable),
    pending,
    ...openSettings(database),
  }
  const jobs = createJobs(
    database,
    counters,
    {
      'delete-picklist-option': (input) => finishOptionDeletion({ modules }, input),
      'delete-global-picklist': (input) => finishPicklistDeletion({ ...tables, modules }, input),
      'replace-picklist-value': (input) => finishReplacement({ ...tables, modules }, input),
      'transfer-pipeline': (input) => finishPipelineTransfer({ ...tables, modules }, input),
      'delete-user-group': (input) => finishDeletion(tables, input),
      'transfer-user': (input) => finishTransfer({ ...tables, modules }, input),
      'record-territories': (input) => runTerritoryJob(tables, input),
      ...workOf(() => data),
      'purge-bin': (input) => runPurge(tables, input),
      'restore-bin': (input, { due }) => runRestore({ ...tables, modules }, database, input, due),
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
export function orgOf({ org }: OrgData): OrgRow {
  const [row] = org.slice(0, 1)
  if (row === undefined) throw new Error('There is no organization.')
  return row
}
