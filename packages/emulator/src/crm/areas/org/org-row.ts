import type { TableSpec } from '../../../engine/table.ts'
import { checkShape, count, id, oneOf, orNull, text, time, type Shape } from '../../shape.ts'

/** What an organization pays for, in Zoho's words (`license_details.paid_type`). */
export type Edition = 'free' | 'standard' | 'professional' | 'enterprise' | 'ultimate' | 'crmplus'

/** The organization, as `GET /org` answers it. What follows from its users is worked out when it is shown. */
export interface OrgRow {
  readonly id: string
  /** The number that `X-CRM-ORG` and `soid` carry. */
  readonly zgid: string
  readonly company_name: string
  readonly type: string
  /** IANA name. */
  readonly time_zone: string
  readonly country_code: string
  readonly currency_locale: string
  readonly created_time: string
  /** Number of the Zoho account that owns the organization. */
  readonly primary_zuid: string | null
  readonly hierarchy_preferences: { readonly type: 'Role_Hierarchy' | 'Reporting_To_Hierarchy' }
  readonly license_details: { readonly paid_type: Edition; readonly users_license_purchased: number }
  readonly [field: string]: unknown
}

const editions: readonly Edition[] = ['free', 'standard', 'professional', 'enterprise', 'ultimate', 'crmplus']

const license: Shape = { paid_type: oneOf(editions), users_license_purchased: count }
const hierarchy: Shape = { type: oneOf(['Role_Hierarchy', 'Reporting_To_Hierarchy']) }

const shape: Shape = {
  id,
  zgid: id,
  company_name: text,
  type: text,
  time_zone: text,
  country_code: text,
  currency_locale: text,
  created_time: time,
  primary_zuid: orNull(id),
}

/** @throws TypeError when it is not the row of an organization */
export function checkOrg(row: unknown, at: string): asserts row is OrgRow {
  checkShape(row, shape, at)
  const { license_details: bought, hierarchy_preferences: preferences } = row as OrgRow
  checkShape(bought, license, `${at}.license_details`)
  checkShape(preferences, hierarchy, `${at}.hierarchy_preferences`)
}

export const orgTable: TableSpec<OrgRow> = {
  name: 'org',
  check: (row) => checkOrg(row, `org ${row.id}`),
}
