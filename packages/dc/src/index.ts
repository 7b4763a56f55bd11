export type { DataCenter, DataCenterId, Environment, ShippedDataCenterId } from './data-center.ts'
export { dataCenters, singapore } from './table.ts'
export { evidence, type DataCenterEvidence, type Evidence } from './evidence.ts'
export { defineDataCenter, type DataCenterInput } from './define.ts'
export {
  apiOrigin,
  downloadOrigin,
  environments,
  getDataCenter,
  resolveApiDomain,
  resolveRedirect,
  uploadOrigin,
  type ApiDomain,
  type RedirectHint,
} from './lookup.ts'
export { UnknownDataCenterError } from './unknown-data-center-error.ts'
export { UnconfirmedHostError } from './unconfirmed-host-error.ts'
export { DataCenterMismatchError } from './data-center-mismatch-error.ts'
