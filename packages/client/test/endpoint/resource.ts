import type { Id, ListQuery } from '@x/client'
import {
  act,
  actRows,
  createOne,
  createRows,
  deleteOne,
  deleteRows,
  download,
  getAll,
  getOne,
  getOnly,
  list,
  ofModule,
  startJob,
  updateOne,
  updateRows,
  upload,
} from '@x/client/endpoint'
import type {
  Act,
  ActRows,
  CreateOne,
  CreateRows,
  DeleteOne,
  DeleteRows,
  Download,
  GetAll,
  GetOne,
  GetOnly,
  List,
  ModifiedSince,
  StartJob,
  UnmodifiedSince,
  UpdateOne,
  UpdateRows,
  Upload,
} from '@x/client/endpoint'

/** A resource as an API package declares it, with a declaration of every verb. */
export interface Role {
  readonly id: string
  readonly name: string
}
export interface NewRole {
  readonly name: string
}
export interface RoleChange {
  readonly name?: string
}
export interface RowOf extends RoleChange {
  readonly id: Id
}
export interface TagsQuery extends ListQuery, ModifiedSince {
  readonly my_tags?: boolean
}
export interface NotesQuery extends ListQuery {
  readonly fields: readonly string[]
}
export interface ByIds {
  readonly ids?: readonly Id[]
  readonly filters?: object
}
export interface Tagging {
  readonly tags: readonly NewRole[]
  readonly ids: readonly Id[]
}

export const listRoles: GetAll<[], Role, ByIds> = getAll('settings/roles', 'roles', 'settings.roles.READ')
export const getRole: GetOne<[roleId: Id], Role> = getOne(
  'settings/roles/{role id}',
  'roles',
  'settings.roles.READ',
  'role, listRoles',
)
export const createRole: CreateOne<[], NewRole> = createOne(
  'settings/roles',
  'roles',
  'settings.roles.CREATE',
)
export const createRoles: CreateRows<[], NewRole> = createRows(
  'settings/roles',
  'roles',
  'settings.roles.CREATE',
  undefined,
  2,
)
export const updateRole: UpdateOne<[roleId: Id], RoleChange, UnmodifiedSince> = updateOne(
  'settings/roles/{role id}',
  'roles',
  'settings.roles.UPDATE',
  'role, listRoles',
)
export const updateRoles: UpdateRows<[], RowOf> = updateRows(
  'PATCH settings/roles',
  'roles',
  'settings.roles.UPDATE',
)
export const deleteRole: DeleteOne<[roleId: Id, transferTo: Id]> = deleteOne(
  'settings/roles/{role id}?transfer_to_id={role id}',
  'roles',
  'settings.roles.DELETE',
  'role, listRoles',
)
export const deleteChannels: DeleteRows<[]> = deleteRows(
  'actions/watch?channel_ids=',
  'watch',
  'notifications.DELETE',
  undefined,
  3,
)
export const listTags: List<[module: string], Role, TagsQuery> = list(
  'settings/tags?module={module}',
  'tags',
  'settings.tags.READ',
)
export const listRecordNotes: List<[module: string, recordId: Id], Role, NotesQuery> = list(
  '{module}/{record id}/Notes',
  'data',
  ofModule('modules.{module}.READ', 'modules.notes.READ'),
)
export const getRecordNote: GetOne<[module: string, recordId: Id, noteId: Id], Role> = getOne(
  '{module}/{record id}/Notes/{note id}',
  'data',
  ofModule('modules.{module}.READ', 'modules.notes.READ'),
)
export const countUsers: GetOnly<[], number> = getOnly('users/actions/count', 'count', 'users.READ')
export const addTags: ActRows<[module: string], Tagging> = actRows(
  '{module}/actions/add_tags',
  'data',
  ofModule('modules.{module}.WRITE'),
)
export const activateRole: Act<[roleId: Id]> = act(
  'PUT settings/roles/{role id}/actions/activate',
  'roles',
  'settings.roles.UPDATE',
)
export const startBackup: StartJob<[], { readonly backup: readonly object[] }> = startJob(
  'bulk:backup',
  'backup',
  'bulk.backup.CREATE',
)
export const uploadFile: Upload<[]> = upload('files', 'data', 'files.CREATE', undefined, 1024)
export const downloadFile: Download<[fileId: string]> = download('files?id={file}', ['ZohoFiles.files.READ'])
