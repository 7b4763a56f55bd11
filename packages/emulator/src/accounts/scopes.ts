import { servedScopes } from '../crm/index.ts'

/** Groups and names that Zoho CRM's pages list, in lower case. `*`: a module's name stands there. */
const CRM: readonly string[] = [
  'apis',
  'bulk',
  'bulk.backup',
  'change_owner',
  'composite_requests',
  'coql',
  'features',
  'files',
  'functions',
  'functions.execute',
  'mass_convert.*',
  'mass_delete',
  'mass_delete.*',
  'mass_update',
  'mass_update.*',
  'modules',
  'modules.*',
  'notifications',
  'org',
  'send_mail.*',
  'settings',
  'share.*',
  'templates.email',
  'templates.email.send_test_mail',
  'templates.inventory',
  'users',
  'zia',
  'zia.enrichment',
]

const SETTINGS: ReadonlySet<string> = new Set(
  (
    'assignment_rules audit_logs automation_actions business_hours cadences clientportal convert_mapping currencies custom_buttons ' +
    'custom_links custom_views data_sharing duplicate_check_preference emails fields fiscal_year global_picklist ' +
    'holidays intelligence layouts macros mailmerge map_dependency modules pipeline profiles record_locking_configurations ' +
    'recycle_bin related_lists roles scoring_rules signals tab_groups tags territories unsubscribe user_groups ' +
    'users_unavailability variable_groups variables wizards workflow_rules'
  ).split(' '),
)

const OPERATIONS: ReadonlySet<string> = new Set([
  'all',
  'read',
  'create',
  'update',
  'delete',
  'write',
  'custom',
])
const OPENID: ReadonlySet<string> = new Set(['openid', 'email', 'profile', 'phone'])
/** Scopes of Zoho's other products: consents mix them. They are granted, and do nothing here. */
const OTHER_SERVICES = /^(?!zohocrm)[a-z][a-z0-9]{2,40}(?:\.[a-z0-9_]{1,60}){2,4}$/

/** The scopes of a list, or `undefined` when there is none or one of them does not exist. */
export function parseScopes(
  list: string | undefined,
  separator: 'comma-or-space' | 'comma' = 'comma-or-space',
): readonly string[] | undefined {
  if (list === undefined || list.length > 10_000) return undefined
  const scopes = list.trim().split(separator === 'comma' ? /\s*,\s*/ : /\s*,\s*|\s+/)
  return scopes.every(isScope) ? [...new Set(scopes)] : undefined
}

/** Whether Zoho has such a scope, as far as its pages tell. Case does not matter. */
function isScope(scope: string): boolean {
  const text = scope.toLowerCase()
  if (OPENID.has(text) || OTHER_SERVICES.test(text)) return true
  const [service, ...rest] = text.split('.')
  if (service !== 'zohocrm') return false
  if (text === 'zohocrm.zia.enrichment') return true
  const operation = rest.pop() ?? ''
  if (!OPERATIONS.has(operation)) return false
  const known = rest.join('.')
  if (CRM.includes(known) || servedScopes.has(known)) return true
  const [group = '', name, ...more] = rest
  if (more.length > 0 || name === undefined) return false
  if (group === 'settings') return SETTINGS.has(name)
  return /^[a-z_0-9]+$/.test(name) && CRM.includes(`${group}.*`)
}
