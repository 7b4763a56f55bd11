import { invalid } from '../../fields/row-fault.ts'
import type { Permission } from './permissions.ts'

const PARENT_OFF = 'Child permission can not be enabled, since its parent permission is disabled'

/** One permission that is to be on or off. */
export interface PermissionChange {
  readonly id: unknown
  readonly enabled: boolean
}

/**
 * Permissions after some changes. What needs a permission that is switched off goes off with it.
 *
 * @throws RowFault for a permission that is unknown or fixed, or needs one that is off
 */
export function changePermissions(
  permissions: readonly Permission[],
  changes: readonly PermissionChange[],
  path: string,
): readonly Permission[] {
  const place = (index: number) => ({ api_name: 'id', json_path: `${path}.permissions_details[${index}].id` })
  const wanted = new Map<string, boolean>()
  for (const [index, { id, enabled }] of changes.entries()) {
    const permission = permissions.find((each) => each.id === id)
    if (permission === undefined) throw invalid(place(index), {}, 'Invalid permission ID')
    if (!permission.customizable) throw invalid(place(index), {}, 'Permission is not customizable')
    wanted.set(permission.id, enabled)
  }
  const changed = permissions.map((each) => ({ ...each, enabled: wanted.get(each.id) ?? each.enabled }))
  const off = new Set(changed.filter(({ enabled }) => !enabled).map((each) => each.id))
  const lacks = ({ parent_permissions: parents }: Permission): boolean =>
    parents?.some((parent) => off.has(parent)) === true
  for (const [index, { id, enabled }] of changes.entries()) {
    const permission = changed.find((each) => each.id === id)
    if (enabled && permission !== undefined && lacks(permission)) throw invalid(place(index), {}, PARENT_OFF)
  }
  return changed.map((each) => (lacks(each) ? { ...each, enabled: false } : each))
}
