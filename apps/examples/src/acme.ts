// Modules and fields of one Zoho CRM organization. Do not change this file; make it again:
// npx zoho-types --client src/acme-zoho.ts --modules Leads --out src/acme.ts
import type { Id, Module } from '@x/client'

/** A record that another one points to. */
export interface Link {
  readonly id: string
  readonly name: string | null
}

export interface LinkInput {
  readonly id: Id
}

export interface Tag {
  readonly id: string
  readonly name: string
  readonly color_code?: string | null
}

export interface TagInput {
  readonly name: string
}

/** A user; the address comes with owners, creators and modifiers. */
export interface UserLink {
  readonly id: string
  readonly name: string | null
  readonly email?: string
}

export type Leads_Enrich_Status__s =
  | 'Available'
  | 'Data not found'
  | 'Enriched'

export type Leads_Industry =
  | 'ASP (Application Service Provider)'
  | 'Data/Telecom OEM'
  | 'ERP (Enterprise Resource Planning)'
  | 'Government/Military'
  | 'Large Enterprise'
  | 'MSP (Management Service Provider)'
  | 'ManagementISV'
  | 'Network Equipment (Enterprise)'
  | 'Network Equipment Enterprise'
  | 'Non-management ISV'
  | 'Optical Networking'
  | 'Service Provider'
  | 'Small/Medium Enterprise'
  | 'Storage Equipment'
  | 'Storage Service Provider'
  | 'Systems Integrator'
  | 'Wireless Industry'

export type Leads_Lead_Source =
  | 'Advertisement'
  | 'Chat'
  | 'Cold Call'
  | 'Employee Referral'
  | 'External Referral'
  | 'Facebook'
  | 'Internal Seminar'
  | 'Online Store'
  | 'OnlineStore'
  | 'Partner'
  | 'Public Relations'
  | 'Sales Email Alias'
  | 'Seminar Partner'
  | 'Trade Show'
  | 'Web Cases'
  | 'Web Download'
  | 'Web Mail'
  | 'Web Research'
  | 'X (Twitter)'

export type Leads_Lead_Status =
  | 'Attempted to Contact'
  | 'Contact in Future'
  | 'Contacted'
  | 'Junk Lead'
  | 'Lost Lead'
  | 'Not Contacted'
  | 'Not Qualified'
  | 'Pre-Qualified'

export type Leads_Rating =
  | 'Acquired'
  | 'Active'
  | 'Market Failed'
  | 'Project Cancelled'
  | 'Shut Down'
  | 'ShutDown'

export type Leads_Record_Status__s =
  | 'Available'
  | 'Draft'
  | 'Trash'

export type Leads_Salutation =
  | 'Dr.'
  | 'Mr.'
  | 'Mrs.'
  | 'Ms.'
  | 'Prof.'

export type Leads_Unsubscribed_Mode =
  | 'Consent form'
  | 'Manual'
  | 'Unsubscribe link'
  | 'Zoho campaigns'

/** A record of Leads, as it is read. */
export interface LeadsRow {
  /** currency, at most 16 digits, 2 decimals. */
  readonly Annual_Revenue: number | null
  /** “Change Log Time”: datetime. */
  readonly Change_Log_Time__s: string | null
  /** text, at most 100 characters. */
  readonly City: string | null
  /** text, at most 200 characters. */
  readonly Company: string | null
  /** lookup, Accounts. */
  readonly Converted_Account: Link | null
  /** lookup, Contacts. */
  readonly Converted_Contact: Link | null
  /** datetime. */
  readonly Converted_Date_Time: string | null
  /** lookup, Deals. */
  readonly Converted_Deal: Link | null
  /** “Is Converted”: boolean. */
  readonly Converted__s: boolean | null
  /** text, at most 100 characters. */
  readonly Country: string | null
  /** ownerlookup. */
  readonly Created_By: UserLink
  /** datetime. */
  readonly Created_Time: string
  /** textarea, at most 32000 characters. */
  readonly Description: string | null
  /** “Title”: text, at most 100 characters. */
  readonly Designation: string | null
  /** email, at most 100 characters. */
  readonly Email: string | null
  /** boolean. */
  readonly Email_Opt_Out: boolean | null
  /** “Enrich Status”: picklist. */
  readonly Enrich_Status__s: Leads_Enrich_Status__s | (string & {}) | null
  /** text, at most 30 characters. */
  readonly Fax: string | null
  /** text, at most 40 characters. */
  readonly First_Name: string | null
  /** text, at most 120 characters. */
  readonly Full_Name: string | null
  /** picklist. */
  readonly Industry: Leads_Industry | (string & {}) | null
  /** datetime. */
  readonly Last_Activity_Time: string | null
  /** “Last Enriched Time”: datetime. */
  readonly Last_Enriched_Time__s: string | null
  /** text, at most 80 characters. */
  readonly Last_Name: string
  /** layout. */
  readonly Layout: Link | null
  /** integer, at most 9 digits. */
  readonly Lead_Conversion_Time: number | null
  /** picklist. */
  readonly Lead_Source: Leads_Lead_Source | (string & {}) | null
  /** picklist. */
  readonly Lead_Status: Leads_Lead_Status | (string & {}) | null
  /** “Locked”: boolean. */
  readonly Locked__s: boolean | null
  /** phone, at most 30 characters. */
  readonly Mobile: string | null
  /** ownerlookup. */
  readonly Modified_By: UserLink
  /** datetime. */
  readonly Modified_Time: string
  /** “No. of Employees”: integer, at most 9 digits. */
  readonly No_of_Employees: number | null
  /** ownerlookup. */
  readonly Owner: UserLink
  /** phone, at most 30 characters. */
  readonly Phone: string | null
  /** picklist. */
  readonly Rating: Leads_Rating | (string & {}) | null
  /** profileimage. */
  readonly Record_Image: string | null
  /** “Record Status”: picklist. */
  readonly Record_Status__s: Leads_Record_Status__s | (string & {}) | null
  /** picklist. */
  readonly Salutation: Leads_Salutation | (string & {}) | null
  /** email, at most 100 characters. */
  readonly Secondary_Email: string | null
  /** text, at most 50 characters. */
  readonly Skype_ID: string | null
  /** text, at most 100 characters. */
  readonly State: string | null
  /** text, at most 250 characters. */
  readonly Street: string | null
  /** text, at most 2000 characters. */
  readonly Tag: readonly Tag[] | null
  /** text, at most 50 characters. */
  readonly Twitter: string | null
  /** picklist. */
  readonly Unsubscribed_Mode: Leads_Unsubscribed_Mode | (string & {}) | null
  /** datetime. */
  readonly Unsubscribed_Time: string | null
  /** website, at most 255 characters. */
  readonly Website: string | null
  /** text, at most 30 characters. */
  readonly Zip_Code: string | null
  /** “Record Id”: bigint, at most 18 digits. */
  readonly id: string
}

/** What may be written of a record of Leads, new or not. */
export interface LeadsFields {
  /** currency, at most 16 digits, 2 decimals. */
  readonly Annual_Revenue?: number | null | undefined
  readonly Change_Log_Time__s?: never
  /** text, at most 100 characters. */
  readonly City?: string | null | undefined
  /** text, at most 200 characters. */
  readonly Company?: string | null | undefined
  readonly Converted_Account?: never
  readonly Converted_Contact?: never
  readonly Converted_Date_Time?: never
  readonly Converted_Deal?: never
  readonly Converted__s?: never
  /** text, at most 100 characters. */
  readonly Country?: string | null | undefined
  readonly Created_By?: never
  readonly Created_Time?: never
  /** textarea, at most 32000 characters. */
  readonly Description?: string | null | undefined
  /** “Title”: text, at most 100 characters. */
  readonly Designation?: string | null | undefined
  /** email, at most 100 characters. */
  readonly Email?: string | null | undefined
  /** boolean. */
  readonly Email_Opt_Out?: boolean | null | undefined
  readonly Enrich_Status__s?: never
  /** text, at most 30 characters. */
  readonly Fax?: string | null | undefined
  /** text, at most 40 characters. */
  readonly First_Name?: string | null | undefined
  readonly Full_Name?: never
  /** picklist. */
  readonly Industry?: Leads_Industry | null | undefined
  readonly Last_Activity_Time?: never
  readonly Last_Enriched_Time__s?: never
  /** layout. */
  readonly Layout?: LinkInput | null | undefined
  readonly Lead_Conversion_Time?: never
  /** picklist. */
  readonly Lead_Source?: Leads_Lead_Source | null | undefined
  /** picklist. */
  readonly Lead_Status?: Leads_Lead_Status | null | undefined
  readonly Locked__s?: never
  /** phone, at most 30 characters. */
  readonly Mobile?: string | null | undefined
  readonly Modified_By?: never
  readonly Modified_Time?: never
  /** “No. of Employees”: integer, at most 9 digits. */
  readonly No_of_Employees?: number | null | undefined
  /** ownerlookup. */
  readonly Owner?: LinkInput | null | undefined
  /** phone, at most 30 characters. */
  readonly Phone?: string | null | undefined
  /** picklist. */
  readonly Rating?: Leads_Rating | null | undefined
  readonly Record_Image?: never
  readonly Record_Status__s?: never
  /** picklist. */
  readonly Salutation?: Leads_Salutation | null | undefined
  /** email, at most 100 characters. */
  readonly Secondary_Email?: string | null | undefined
  /** text, at most 50 characters. */
  readonly Skype_ID?: string | null | undefined
  /** text, at most 100 characters. */
  readonly State?: string | null | undefined
  /** text, at most 250 characters. */
  readonly Street?: string | null | undefined
  /** text, at most 2000 characters. */
  readonly Tag?: readonly TagInput[] | null | undefined
  /** text, at most 50 characters. */
  readonly Twitter?: string | null | undefined
  readonly Unsubscribed_Mode?: never
  readonly Unsubscribed_Time?: never
  /** website, at most 255 characters. */
  readonly Website?: string | null | undefined
  /** text, at most 30 characters. */
  readonly Zip_Code?: string | null | undefined
}

/** A new record of Leads. */
export interface LeadsCreate extends LeadsFields {
  /** text, at most 80 characters. */
  readonly Last_Name: string
}

/** A change of a record of Leads. */
export interface LeadsUpdate extends LeadsFields {
  /** text, at most 80 characters. */
  readonly Last_Name?: string | undefined
}

export interface Leads {
  readonly row: LeadsRow
  readonly create: LeadsCreate
  readonly update: LeadsUpdate
}
export const Leads: Module<Leads> = 'Leads'
