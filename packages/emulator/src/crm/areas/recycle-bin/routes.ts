import { route, type Route } from '../../route.ts'
import { deleteFromBin, deleteManyFromBin, emptyBin } from './delete-from-bin.ts'
import { countBin, getBinned, listBin } from './list-bin.ts'
import { restoreRecord, restoreRecords } from './restore-records.ts'

const scope = (what: string): string => `settings.recycle_bin.${what}`
const BIN = '/settings/recycle_bin'

export const recycleBinRoutes: readonly Route[] = [
  route(`GET ${BIN}`, scope('READ'), listBin),
  route(`DELETE ${BIN}`, scope('DELETE'), deleteManyFromBin),
  route(`GET ${BIN}/actions/count`, scope('READ'), countBin),
  route(`POST ${BIN}/actions/restore`, scope('UPDATE'), restoreRecords),
  route(`POST ${BIN}/actions/empty`, scope('UPDATE'), emptyBin),
  route(`GET ${BIN}/:recordId`, scope('READ'), getBinned),
  route(`DELETE ${BIN}/:recordId`, scope('DELETE'), deleteFromBin),
  route(`POST ${BIN}/:recordId/actions/restore`, scope('UPDATE'), restoreRecord),
]
