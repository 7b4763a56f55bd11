import { operationFolders } from './folders.ts'
import { projectOfMany, runOf } from './vitest-project.ts'

/** The tests of all packages of operations, in one process. */
export default runOf([projectOfMany('operations', operationFolders())])
