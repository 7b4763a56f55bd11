import type { IdOf } from '../../model/id.ts'

/** What a profile allows, as `GET /settings/profiles/{id}` lists it. */
export interface Permission {
  readonly id: string
  readonly name: string
  readonly display_label: string
  readonly module: string | null
  readonly enabled: boolean
  readonly customizable: boolean
  /** Ids of permissions that must be on for this one to be. */
  readonly parent_permissions: readonly string[] | null
}

const modules = (
  'Leads Accounts Contacts Deals Tasks Events Calls Products Quotes Sales_Orders Purchase_Orders Invoices Campaigns ' +
  'Vendors Price_Books Cases Solutions'
).split(' ')

/** Permissions for the organization itself: name, label, and whether a profile that is not an administrator's has it. */
const general: readonly (readonly [name: string, label: string, usual: boolean])[] = [
  ['Api_Access', 'Zoho CRM API', true],
  ['Manage_Groups', 'Manage Groups', false],
  ['Manage_Users', 'Manage Users', false],
  ['Manage_Data_Sharing', 'Manage Data Sharing', false],
  ['Customize_Zoho_CRM', 'Module Customization', false],
  ['Create_Team_Module', 'Create Team Modules', false],
]

/** Number of the id of the first permission. */
const FIRST = 26_100

/** Every permission of a profile that nobody changed: an administrator has all, others what most people need. */
export function usualPermissions(isAdministrator: boolean, idOf: IdOf): readonly Permission[] {
  const verbs = ['View', 'Create', 'Edit', 'Delete']
  const ofModules = modules.flatMap((module, place) =>
    verbs.map((verb) => ({
      name: `Crm_Implied_${verb}_${module}`,
      display_label: `${verb} ${module.replaceAll('_', ' ')}`,
      module,
      enabled: true,
      customizable: true,
      parent_permissions: verb === 'View' ? null : [idOf(FIRST + general.length + place * verbs.length)],
    })),
  )
  const ofAll = general.map(([name, label, usual]) => ({
    name: `Crm_Implied_${name}`,
    display_label: label,
    module: null,
    enabled: isAdministrator || usual,
    customizable: true,
    parent_permissions: null,
  }))
  return [...ofAll, ...ofModules].map((permission, index) => ({ id: idOf(FIRST + index), ...permission }))
}

/** Whether a profile allows something. What its list does not name is allowed: modules may be added later. */
export function isAllowed(
  permissions: readonly Pick<Permission, 'name' | 'enabled'>[],
  name: string,
): boolean {
  return permissions.find((each) => each.name === name)?.enabled ?? true
}
