export type { Auth, AuthOptions } from './auth.ts'
export { createAuth } from './create-auth.ts'
export type { ClientSecret } from './client-secret.ts'
export type { AuthEvent } from './events.ts'
export { startLogin, type StartedLogin, type StartLoginOptions } from './login/start-login.ts'
export { finishLogin, type FinishLoginOptions } from './login/finish-login.ts'
export { redeemSelfClientCode, type SelfClientCode } from './flows/redeem-self-client-code.ts'
export { connectOrganization, type ConnectOrganizationOptions } from './flows/connect-organization.ts'
export { startDeviceLogin, type DeviceLogin } from './flows/start-device-login.ts'
export { finishDeviceLogin, type FinishDeviceLoginOptions } from './flows/finish-device-login.ts'
export { importGrant, type ImportGrantOptions } from './flows/import-grant.ts'
export { disconnect, type DisconnectOptions } from './flows/disconnect.ts'
export type { GrantKind } from './grant/check-conflict.ts'
export { describeGrant, type GrantDescription } from './grant/describe-grant.ts'
export { tokenFor, type GrantTokenSource, type TokenForOptions, type TokenNeed } from './refresh/token-for.ts'
export type { AccessToken } from './token.ts'
export type { Store } from './store/store.ts'
export { memoryStore } from './store/memory-store.ts'
export {
  encryptedStore,
  type EncryptedStore,
  type EncryptedStoreOptions,
  type EncryptionKey,
} from './store/encrypted-store.ts'
export { rewrap } from './grant/rewrap.ts'

export { AccessTokenRejectedError } from './errors/access-token-rejected-error.ts'
export { ClientRejectedError } from './errors/client-rejected-error.ts'
export { CodeRejectedError } from './errors/code-rejected-error.ts'
export { ConsentDeniedError } from './errors/consent-denied-error.ts'
export { isToolkitError, type AuthError } from './errors/is-toolkit-error.ts'
export { GrantConflictError } from './errors/grant-conflict-error.ts'
export { GrantNotFoundError } from './errors/grant-not-found-error.ts'
export { GrantUnreadableError } from './errors/grant-unreadable-error.ts'
export { InvalidTokenResponseError } from './errors/invalid-token-response-error.ts'
export { LoginStateError } from './errors/login-state-error.ts'
export { MissingRefreshTokenError } from './errors/missing-refresh-token-error.ts'
export { ReauthorizationRequiredError } from './errors/reauthorization-required-error.ts'
export { StoreError, type StoreFailureReason } from './errors/store-error.ts'
export { ThrottledError } from './errors/throttled-error.ts'
export {
  NetworkError,
  NonJsonResponseError,
  RedirectRefusedError,
  TimeoutError,
  ToolkitError,
} from '@x/dc/error'
export { DataCenterMismatchError, UnconfirmedHostError, UnknownDataCenterError } from '@x/dc'
