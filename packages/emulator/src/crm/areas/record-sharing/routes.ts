import { route, type Route } from '../../route.ts'
import { getSharing, revokeSharing, share } from './sharing.ts'

const SHARE = '/:module/:recordId/actions/share'
const reads = { onRecord: 'read' } as const
const scope = (what: string): string => `share.{module}.${what}`

export const sharingRoutes: readonly Route[] = [
  route(`GET ${SHARE}`, scope('READ'), getSharing),
  route(`POST ${SHARE}`, scope('CREATE'), share(false), reads),
  route(`PUT ${SHARE}`, scope('UPDATE'), share(true), reads),
  route(`DELETE ${SHARE}`, scope('DELETE'), revokeSharing, reads),
]
