export { createEmulator, type Emulator } from './emulator.ts'
export type { SettingsInput } from './kernel/settings.ts'
export type { EmulatorOptions, EmulatorSeed } from './kernel/options.ts'
export type { OrganizationSeeds } from './kernel/organizations.ts'
export type { EmulatorClock } from './kernel/clock.ts'
export type { ClientInput, ClientType, RegisteredClient } from './kernel/clients.ts'
export { documentedLimits, type Limits, type LimitsInput } from './kernel/limits.ts'
export {
  documentedReadings,
  readingAreas,
  type ReadingAreas,
  type Readings,
  type ReadingsInput,
} from './kernel/readings.ts'
export type { Area, Areas, ReadingsInputOf, ReadingsOf, ReadingsOfAreas } from './readings/areas.ts'
export type { Reading } from './readings/reading.ts'
export type { Role } from './kernel/host.ts'
export type { Journal, JournalEntry } from './kernel/journal.ts'
export type { Snapshot } from './kernel/snapshot.ts'
export type { Snapshot as DatabaseSnapshot } from './engine/snapshot.ts'
export type { Row } from './engine/table.ts'
export type { MemoryFetch } from './memory-fetch.ts'
export type { Fault, FaultInput, FaultKind, FaultName, Faults, FaultTarget } from './kernel/fault.ts'
export { authorize, type Decision } from './scripting/authorize.ts'
export { approveDevice } from './scripting/approve-device.ts'
export { issueGrant, type GrantRequest, type IssuedGrant } from './scripting/issue-grant.ts'
export { issueSelfClientCode } from './scripting/self-client-code.ts'
export {
  defaultOrganization,
  largeOrganization,
  type LargeOrganizationOptions,
  type OrganizationSeed,
} from './crm/index.ts'
export type {
  AssociationSeed,
  GlobalPicklistSeed,
  GroupSeed,
  OrgSeed,
  OtherFields,
  ProfileSeed,
  ReferenceSeed,
  RoleSeed,
  SourceSeed,
  TerritorySeed,
  UserSeed,
  UsesSeed,
  VariableSeed,
} from './crm/seed/organization-seed.ts'
export type { Edition } from './crm/areas/org/org-row.ts'
export type { SourceType } from './crm/areas/user-groups/group-row.ts'
export type { UserStatus } from './crm/areas/users/user-status.ts'
export type { UserType } from './crm/areas/users/user-row.ts'
