import { readPage, readRows, type Criteria, type Id, type ListQuery, type Reference } from '@x/client'
import {
  act,
  createOne,
  deleteOne,
  getAll,
  getOne,
  list,
  operation,
  updateOne,
  updateRows,
  type Act,
  type CreateOne,
  type DeleteOne,
  type GetAll,
  type GetOne,
  type List,
  type UpdateOne,
  type UpdateRows,
} from '@x/client/endpoint'

/** People whose records are shared, or with whom. */
export interface SharingSide {
  readonly type: 'roles' | 'groups' | 'all_users' | (string & {})
  readonly resource?: Reference
  readonly subordinates?: boolean
}

/** A rule by which records are shared. */
export interface SharingRule {
  readonly id: string
  readonly name: string
  /** The first uses `shared_from`, the second `criteria`. */
  readonly type: 'Record_Owner_Based' | 'Criteria_Based' | (string & {})
  readonly shared_from?: SharingSide | null
  readonly shared_to: SharingSide
  readonly superiors_allowed: boolean
  readonly permission_type: 'read' | 'read_write_delete' | (string & {})
  readonly criteria?: Criteria | null
  readonly module: { readonly id: string; readonly api_name: string; readonly name?: string }
  readonly status: 'active' | 'inactive' | (string & {})
  readonly match_limit_exceeded: boolean
}

/** What may be written of a rule. Its status changes by `activateSharingRule` and `deactivateSharingRule` only. */
export interface SharingRuleChange {
  readonly name?: string
  readonly type?: 'Record_Owner_Based' | 'Criteria_Based'
  readonly shared_from?: WrittenSide
  readonly shared_to?: WrittenSide
  readonly superiors_allowed?: boolean
  readonly permission_type?: 'read' | 'read_write_delete'
  readonly criteria?: Criteria
}

/** A side of a rule that is written. */
export interface WrittenSide {
  readonly type: 'roles' | 'groups' | 'all_users'
  readonly resource?: { readonly id: Id }
  readonly subordinates?: boolean
}

/** A rule to be made. */
export interface NewSharingRule extends SharingRuleChange {
  readonly name: string
  readonly type: 'Record_Owner_Based' | 'Criteria_Based'
  readonly shared_to: WrittenSide
  readonly permission_type: 'read' | 'read_write_delete'
}

/** How many rules a module has. */
export interface SharingRuleSummary {
  readonly module: { readonly id?: string; readonly api_name: string; readonly name?: string }
  readonly rule_count: number
  /** Whether they are being computed. */
  readonly rule_computation_status: boolean
}

/** Query that names a module; reads take any without it. */
export interface SharingRulesQuery {
  /** API name. */
  readonly module?: string
}

/** One page of the rules. @zoho Data Sharing */
export const listSharingRules: List<[], SharingRule, ListQuery & SharingRulesQuery> = list(
  'settings/data_sharing/rules',
  'sharing_rules',
  'settings.data_sharing.READ',
)

/** One rule; `undefined` when it is not there. @zoho Data Sharing */
export const getSharingRule: GetOne<[ruleId: Id], SharingRule, SharingRulesQuery> = getOne(
  'settings/data_sharing/rules/{rule id}',
  'sharing_rules',
  'settings.data_sharing.READ',
  'rule, listSharingRules',
)

/** Makes a rule for a module. @zoho Data Sharing */
export const createSharingRule: CreateOne<[module: string], NewSharingRule> = createOne(
  'settings/data_sharing/rules?module={module}',
  'sharing_rules',
  'settings.data_sharing.CREATE',
)

/** Changes rules of a module, each with a result of its own. @zoho Data Sharing */
export const updateSharingRules: UpdateRows<[module: string], SharingRuleChange & { readonly id: Id }> =
  updateRows(
    'settings/data_sharing/rules?module={module}',
    'sharing_rules',
    'settings.data_sharing.UPDATE',
    'rule, listSharingRules',
    100,
  )

/** Changes a rule. @zoho Data Sharing */
export const updateSharingRule: UpdateOne<[ruleId: Id, module: string], SharingRuleChange> = updateOne(
  'settings/data_sharing/rules/{rule id}?module={module}',
  'sharing_rules',
  'settings.data_sharing.UPDATE',
  'rule, listSharingRules',
)

/** Deletes a rule. @zoho Data Sharing */
export const deleteSharingRule: DeleteOne<[ruleId: Id, module: string]> = deleteOne(
  'settings/data_sharing/rules/{rule id}?module={module}',
  'sharing_rules',
  'settings.data_sharing.DELETE',
  'rule, listSharingRules',
)

/** Switches a rule on. @zoho Data Sharing */
export const activateSharingRule: Act<[ruleId: Id, module: string]> = act(
  'PUT settings/data_sharing/rules/{rule id}/actions/activate?module={module}',
  'sharing_rules',
  'settings.data_sharing.UPDATE',
  'rule, listSharingRules',
)

/** Switches a rule off: a DELETE of its activation, which leaves the rule where it is. @zoho Data Sharing */
export const deactivateSharingRule: DeleteOne<[ruleId: Id, module: string]> = deleteOne(
  'settings/data_sharing/rules/{rule id}/actions/activate?module={module}',
  'sharing_rules',
  'settings.data_sharing.DELETE',
  'rule, listSharingRules',
)

/** Computes the rules of a module anew, in a job that no operation follows; the summary says whether it runs. @zoho Data Sharing */
export const rerunSharingRules: Act<[module: string]> = act(
  'settings/data_sharing/rules/actions/run?module={module}',
  'sharing_rules',
  'settings.data_sharing.UPDATE',
)

/** One page of the rules that criteria choose: by `name`, `status`, `permission_type`, `shared_to.resource.id` and the like. @zoho Data Sharing */
export const searchSharingRules = operation(
  {
    address: 'POST settings/data_sharing/rules/search',
    rows: 'sharing_rules',
    scope: 'settings.data_sharing.READ',
  },
  (criteria: Criteria, query?: ListQuery & SharingRulesQuery) => ({
    query,
    body: { filters: [inGroup(criteria)] },
    repeatable: true,
  }),
  ({ value, call }) => readPage<SharingRule>(value, 'sharing_rules', call.query),
)

/** How many rules each module has. @zoho Data Sharing */
export const getSharingRuleSummary: GetAll<[], SharingRuleSummary, SharingRulesQuery> = getAll(
  'settings/data_sharing/rules/actions/summary',
  'sharing_rules_summary',
  'settings.data_sharing.READ',
)

/** How many rules that criteria choose each module has. @zoho Data Sharing */
export const searchSharingRuleSummary = operation(
  {
    address: 'POST settings/data_sharing/rules/actions/summary',
    rows: 'sharing_rules_summary',
    scope: 'settings.data_sharing.READ',
  },
  (criteria: Criteria, query?: SharingRulesQuery) => ({
    query,
    body: { filters: [inGroup(criteria)] },
    repeatable: true,
  }),
  ({ value }) => readRows<SharingRuleSummary>(value, 'sharing_rules_summary'),
)

/** Zoho takes exactly one filter here, a group. */
function inGroup(criteria: Criteria): object {
  return 'group' in criteria ? criteria : { group_operator: 'and', group: [criteria] }
}
