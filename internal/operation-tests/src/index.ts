export { describeOperations, type Samples } from './describe-operations.ts'
export { recordingClient, type Sent } from './recording-client.ts'
export { keysOfInterface } from './row-keys.ts'
