export {
  createCrm,
  type Crm,
  type CrmOptions,
  type CrmOrganization,
  type CrmSummary,
  type CrmUser,
} from './crm.ts'
export { malformedBody, type CrmAnswer, type CrmCaller, type CrmRequest } from './request.ts'
export { documentedReadings, type Readings } from './readings.ts'
export type { OrganizationSeed } from './seed/organization-seed.ts'
export { defaultOrganization } from './seed/default-organization.ts'
export { largeOrganization, type LargeOrganizationOptions } from './seed/large-organization.ts'
