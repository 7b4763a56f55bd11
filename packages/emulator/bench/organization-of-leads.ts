import { createCrm, defaultOrganization, type Crm, type CrmAnswer } from '../src/crm/index.ts'

/** An organization whose leads have, beside their standard fields, two unique fields and six lookups. */
export interface Leads {
  readonly crm: Crm
  /** `GET /Leads?fields=Last_Name`, with a body when there is one. @throws Error when it is refused */
  readonly call: (line: string, body?: unknown) => CrmAnswer
  /** Creates so many leads, at most 100, and gives their ids. */
  readonly write: (count: number) => readonly string[]
}

/** What a page of leads asks for. */
export const tenFields =
  'Last_Name,First_Name,Company,Email,Phone,Lead_Status,Owner,Modified_Time,Created_Time,Annual_Revenue'

const lookups = ['Account', 'Contact', 'Deal', 'Vendor', 'Product', 'Solution']
const modules = ['Accounts', 'Contacts', 'Deals', 'Vendors', 'Products', 'Solutions']

export function openLeads(): Leads {
  let now = Date.UTC(2026, 0, 1)
  const { records: _samples, ...seed } = defaultOrganization()
  const crm = createCrm({ dataCenter: 'eu', environment: 'production', clock: { now: () => now }, seed })
  const userId = crm.users()[0]?.id ?? ''
  const call = (line: string, body?: unknown): CrmAnswer => {
    const [method = '', address = ''] = line.split(' ')
    const [path = '', query = ''] = address.split('?')
    const caller = { userId, scopes: ['ZohoCRM.modules.ALL', 'ZohoCRM.settings.ALL'] }
    const answer = crm.handle({
      version: 'v8',
      method,
      path,
      query: new URLSearchParams(query),
      body,
      caller,
    })
    if (answer.status >= 300 || answer.status === 207) throw new Error(JSON.stringify(answer).slice(0, 1000))
    return answer
  }
  addFields(call)
  const linked = addLinked(call)
  let number = 0
  return {
    crm,
    call,
    write: (count) => {
      // Most are written a few seconds after the ones before: times differ, as in an organization.
      now += 10_000
      const data = Array.from({ length: count }, () => leadOf((number += 1), linked))
      return idsOf(call('POST /Leads', { data }))
    },
  }
}

function addFields(call: Leads['call']): void {
  for (const field_label of ['Number', 'Code'])
    call('POST /settings/fields?module=Leads', {
      fields: [{ field_label, data_type: 'text', length: 100, unique: { case_sensitive: false } }],
    })
  for (const [index, field_label] of lookups.entries())
    call('POST /settings/fields?module=Leads', {
      fields: [
        {
          field_label: `${field_label} of the lead`,
          data_type: 'lookup',
          lookup: { module: { api_name: modules[index] }, display_label: `Leads of ${field_label}` },
        },
      ],
    })
}

const idsOf = ({ body }: CrmAnswer): readonly string[] =>
  (body as { data: { details: { id: string } }[] }).data.map(({ details }) => details.id)

/** The records that leads point to: one in each module. */
function addLinked(call: Leads['call']): readonly (readonly [field: string, id: string])[] {
  const [account = ''] = idsOf(call('POST /Accounts', { data: [{ Account_Name: 'Zylker' }] }))
  const bodies: Readonly<Record<string, object>> = {
    Contacts: { Last_Name: 'Rao' },
    Deals: { Deal_Name: 'Zylker', Stage: 'Qualification', Account_Name: { id: account } },
    Vendors: { Vendor_Name: 'Finch' },
    Products: { Product_Name: 'Crane' },
    Solutions: { Solution_Title: 'Restart' },
  }
  return lookups.map((label, index) => {
    const module = modules[index] ?? ''
    const [id = account] =
      module === 'Accounts' ? [account] : idsOf(call(`POST /${module}`, { data: [bodies[module]] }))
    return [`${label}_of_the_lead`, id] as const
  })
}

function leadOf(number: number, linked: readonly (readonly [string, string])[]): Record<string, unknown> {
  return {
    First_Name: `Given ${number % 1000}`,
    Last_Name: `Family ${number}`,
    Salutation: 'Ms.',
    Company: `Company ${number % 5000}`,
    Designation: 'Buyer',
    Email: `lead.${number}@example.com`,
    Secondary_Email: `lead.${number}@example.org`,
    Phone: `+44 20 ${String(number).padStart(8, '0')}`,
    Mobile: `+44 77 ${String(number).padStart(8, '0')}`,
    Fax: `+44 21 ${String(number).padStart(8, '0')}`,
    Website: 'https://example.com',
    Lead_Source: 'Trade Show',
    Lead_Status: 'Contacted',
    Industry: 'Manufacturer',
    Rating: 'Active',
    No_of_Employees: number % 300,
    Annual_Revenue: number * 10,
    Email_Opt_Out: number % 2 === 0,
    Skype_ID: `skype.${number}`,
    Twitter: `lead${number}`,
    Street: `${number} High Street`,
    City: 'Leeds',
    State: 'Yorkshire',
    Zip_Code: 'LS1 4AP',
    Country: 'United Kingdom',
    Description: `Met at stand ${number}.`,
    Number: `N-${number}`,
    Code: `C-${number}`,
    ...Object.fromEntries(linked.map(([field, id]) => [field, { id }])),
  }
}
