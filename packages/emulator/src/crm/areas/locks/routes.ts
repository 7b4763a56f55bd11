import { route, type Route } from '../../route.ts'
import { getLock, listLocks, lockRecord, unlockRecord, updateLock } from './record-locks.ts'

const scopes = (what: string): readonly string[] => [
  `modules.lockinginformation.${what}`,
  `modules.{module}.${what}`,
]
const LOCKS = '/:module/:recordId/Locking_Information__s'

export const lockRoutes: readonly Route[] = [
  route(`GET ${LOCKS}`, scopes('READ'), listLocks),
  route(`POST ${LOCKS}`, scopes('CREATE'), lockRecord),
  route(`GET ${LOCKS}/:lockId`, scopes('READ'), getLock),
  route(`PUT ${LOCKS}/:lockId`, scopes('UPDATE'), updateLock),
  route(`DELETE ${LOCKS}/:lockId`, scopes('DELETE'), unlockRecord),
]
