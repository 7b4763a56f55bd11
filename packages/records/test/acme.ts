// As a generator would write it for one organization.
import type { Id, Module, Reference } from '@x/client'

export interface LeadRow {
  readonly id: string
  readonly Last_Name: string
  readonly Company: string | null
  readonly Lead_Source: 'Cold Call' | 'Trade Show' | (string & {}) | null
  /** Of Zoho's making. */
  readonly Full_Name: string | null
  readonly Owner: Reference & { readonly email: string }
}
interface LeadInput {
  readonly Company?: string | null
  readonly Lead_Source?: 'Cold Call' | 'Trade Show' | null
  readonly Owner?: { readonly id: Id }
  readonly Full_Name?: never
}
export interface Lead {
  readonly row: LeadRow
  readonly create: LeadInput & { readonly Last_Name: string }
  readonly update: LeadInput & { readonly Last_Name?: string }
}
export const Leads: Module<Lead> = 'Leads'
