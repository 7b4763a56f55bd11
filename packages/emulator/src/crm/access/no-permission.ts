import { fault, type Verdict } from '../answers.ts'
import type { Readings } from '../readings.ts'

/** What is said to whoever lacks a permission, such as `Crm_Implied_Edit_Leads`. */
export function noPermission(name: string, readings?: Readings): Verdict {
  const permissions = readings?.requests.permissionsDetail === 'string' ? name : [name]
  return fault('NO_PERMISSION', 'permission denied', { permissions })
}
