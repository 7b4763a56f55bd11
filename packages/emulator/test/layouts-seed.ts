import { defaultOrganization, type OrganizationSeed } from '../src/crm/index.ts'

export const STANDARD = '3652397000001000011'
export const INFORMATION = '3652397000001000013'
export const ADDRESS = '3652397000001000014'
export const PARTNERS = '3652397000009000001'
export const OLD = '3652397000009000002'

const field = (name: string, required = false) => ({ api_name: name, required })
const section = (id: string, fields: readonly object[]) => ({ id, display_label: 'Lead Information', fields })
/** Leads with a layout of the system, one that is used, and one that is not. */
const layouts = {
  Leads: [
    {
      id: STANDARD,
      name: 'Standard',
      sections: [
        section(
          INFORMATION,
          ['Company', 'Last_Name', 'Website'].map((name) => field(name)),
        ),
        { id: ADDRESS, display_label: 'Address Information', fields: [field('City')] },
      ],
    },
    {
      id: PARTNERS,
      name: 'Partners',
      sections: [section('3652397000009000011', [field('Last_Name'), field('Website', true)])],
    },
    { id: OLD, name: 'Old', status: 'inactive', sections: [] },
  ],
}

const { records: _samples, ...seed } = defaultOrganization()

/** The default organization with them, and without a record. */
export const withLayouts = { ...seed, layouts } as OrganizationSeed
