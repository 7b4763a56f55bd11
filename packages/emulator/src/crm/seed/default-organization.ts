import type {
  GroupSeed,
  OrganizationSeed,
  OrgSeed,
  RoleSeed,
  TerritorySeed,
  UserSeed,
} from './organization-seed.ts'

/**
 * A maker of measuring instruments with thirty people: users in every status, roles and territories in trees, and
 * groups of every kind. Group `3652397000009952001` is the one of Zoho's own example: two territories, two roles, two
 * active users.
 */
export function defaultOrganization(): Omit<OrganizationSeed, 'org'> & { readonly org: OrgSeed } {
  return {
    org: {
      company_name: 'Harbour & Finch Instruments',
      phone: '+1 555 0100',
      website: 'https://www.harbour-finch.example',
    },
    profiles: [
      { id: '3652397000000026011', name: 'Administrator' },
      { id: '3652397000000026014', name: 'Standard' },
      {
        id: '3652397000000026017',
        name: 'No API',
        permissions_details: [{ name: 'Crm_Implied_Api_Access', enabled: false }],
      },
    ],
    roles,
    users,
    territories,
    user_groups: groups,
    records: 'sample',
  }
}

const roles: readonly RoleSeed[] = [
  { id: '3652397000000026005', name: 'CEO', description: 'Sees everything', share_with_peers: true },
  { id: '3652397000000026008', name: 'Head of Sales', reporting_to: 'CEO' },
  { id: '3652397000000026021', name: 'Sales Manager', reporting_to: 'Head of Sales' },
  {
    id: '3652397000000026022',
    name: 'Sales Representative',
    reporting_to: 'Sales Manager',
    share_with_peers: true,
  },
  { id: '3652397000000026023', name: 'Inside Sales', reporting_to: 'Sales Manager' },
  { id: '3652397000000026024', name: 'Channel Manager', reporting_to: 'Head of Sales' },
  { id: '3652397000000026025', name: 'Head of Service', reporting_to: 'CEO' },
  { id: '3652397000000026026', name: 'Service Engineer', reporting_to: 'Head of Service' },
  { id: '3652397000000026027', name: 'Support Agent', reporting_to: 'Head of Service' },
  { id: '3652397000000026028', name: 'Head of Marketing', reporting_to: 'CEO' },
  { id: '3652397000000026029', name: 'Campaign Planner', reporting_to: 'Head of Marketing' },
  { id: '3652397000000026030', name: 'Finance', reporting_to: 'CEO' },
  {
    id: '3652397000000026031',
    name: 'IT',
    reporting_to: 'CEO',
    description: 'Looks after CRM and integrations',
  },
]

const users: readonly UserSeed[] = [
  person('186017', 'Nora', 'Lindqvist', 'CEO', 'Administrator'),
  person('186018', 'Tomás', 'Ferreira', 'IT', 'Administrator'),
  person('186019', 'Aisha', 'Rahman', 'Head of Sales', 'Administrator'),
  person('186020', 'Bram', 'de Wit', 'Sales Manager', 'Standard'),
  person('186021', 'Chiara', 'Rossi', 'Sales Manager', 'Standard'),
  person('186022', 'Daniel', 'Okafor', 'Sales Representative', 'Standard'),
  person('186023', 'Emma', 'Johansson', 'Sales Representative', 'Standard'),
  person('186024', 'Farid', 'Haddad', 'Sales Representative', 'Standard'),
  person('186025', 'Grace', 'Murphy', 'Sales Representative', 'Standard'),
  person('186026', 'Hiroshi', 'Tanaka', 'Sales Representative', 'Standard'),
  { ...person('186027', 'Ines', 'Moreau', 'Sales Representative', 'Standard'), status: 'disabled' },
  { ...person('186028', 'Jonas', 'Weber', 'Sales Representative', 'Standard'), status: 'deleted' },
  person('186029', 'Kavya', 'Nair', 'Inside Sales', 'Standard'),
  person('186030', 'Liam', 'Novak', 'Inside Sales', 'Standard'),
  { ...person('186031', 'Mei', 'Chen', 'Inside Sales', 'Standard'), confirm: false },
  person('186032', 'Niko', 'Papadakis', 'Channel Manager', 'Standard'),
  { ...person('186033', 'Olga', 'Ivanova', 'Channel Manager', 'Standard'), status: 'disabled' },
  person('186034', 'Pedro', 'Álvarez', 'Head of Service', 'Standard'),
  person('186035', 'Quinn', 'Taylor', 'Service Engineer', 'Standard'),
  person('186036', 'Rania', 'Saleh', 'Service Engineer', 'Standard'),
  { ...person('186037', 'Stefan', 'Müller', 'Service Engineer', 'Standard'), status: 'deleted' },
  person('186038', 'Tessa', 'Bakker', 'Support Agent', 'Standard'),
  person('186039', 'Uma', 'Patel', 'Support Agent', 'Standard'),
  { ...person('186040', 'Viktor', 'Petrov', 'Support Agent', 'Standard'), type__s: 'Lite User' },
  person('186041', 'Wanjiru', 'Kamau', 'Head of Marketing', 'Standard'),
  person('186042', 'Xavier', 'Dubois', 'Campaign Planner', 'Standard'),
  { ...person('186043', 'Yuki', 'Sato', 'Campaign Planner', 'Standard'), status: 'disabled' },
  person('186044', 'Zoë', 'Fischer', 'Finance', 'Standard'),
  { ...person('186045', 'Integration', 'Sandbox', 'IT', 'Standard'), type__s: 'Sandbox Developer User' },
  { ...person('186046', 'Data', 'Robot', 'IT', 'No API'), type__s: 'System User' },
]

function person(
  number: string,
  firstName: string,
  lastName: string,
  role: string,
  profile: string,
): UserSeed {
  const plain = `${firstName}.${lastName}`.normalize('NFD').replaceAll(/[^A-Za-z.]/g, '')
  const email = `${plain.toLowerCase()}@harbour-finch.example`
  return { id: `3652397000000${number}`, email, first_name: firstName, last_name: lastName, role, profile }
}

const territories: readonly TerritorySeed[] = [
  territory('505001', 'World', undefined, ['nora.lindqvist']),
  territory('505002', 'Europe', 'World', ['aisha.rahman', 'bram.dewit']),
  territory('505003', 'Nordics', 'Europe', ['emma.johansson', 'ines.moreau']),
  territory('505004', 'Benelux', 'Europe', ['bram.dewit', 'daniel.okafor']),
  territory('505005', 'Iberia', 'Europe', ['chiara.rossi', 'jonas.weber']),
  territory('505006', 'Asia', 'World', ['hiroshi.tanaka']),
  territory('505007', 'Japan', 'Asia', ['hiroshi.tanaka', 'mei.chen']),
  territory('505008', 'Middle East', 'Asia', ['farid.haddad']),
  territory('505009', 'Americas', 'World', ['grace.murphy']),
]

function territory(
  number: string,
  name: string,
  parent: string | undefined,
  people: readonly string[],
): TerritorySeed {
  const assigned = people.map((user) => `${user}@harbour-finch.example`)
  const [manager] = assigned
  return {
    id: `3652397000000${number}`,
    name,
    users: assigned,
    ...(manager === undefined ? {} : { manager }),
    ...(parent === undefined ? {} : { reporting_to: parent }),
  }
}

const modified = {
  modified_by: 'tomas.ferreira@harbour-finch.example',
  modified_time: '2026-03-02T09:15:00+05:30',
}

const groups: readonly GroupSeed[] = [
  {
    id: '3652397000009952001',
    name: 'Northern Europe sales',
    description: 'Everybody who sells between Brussels and Tromsø',
    ...modified,
    sources: [
      { type: 'territories', source: 'Nordics', sub_territories: true },
      { type: 'territories', source: 'Benelux' },
      { type: 'roles', source: 'Sales Manager', subordinates: true },
      { type: 'roles', source: 'Channel Manager' },
      { type: 'users', source: 'emma.johansson@harbour-finch.example' },
      { type: 'users', source: 'daniel.okafor@harbour-finch.example' },
    ],
  },
  {
    id: '3652397000009952011',
    name: 'All sales',
    description: 'The sales tree, from the head down',
    ...modified,
    sources: [{ type: 'roles', source: 'Head of Sales', subordinates: true }],
    associations: [
      {
        type: 'assignment_rules',
        resource: { name: 'Leads from the web site' },
        details: { module: { api_name: 'Leads' } },
      },
      {
        type: 'data_sharing',
        resource: { name: 'Share open deals' },
        details: { module: { api_name: 'Deals' } },
      },
    ],
  },
  {
    id: '3652397000009952021',
    name: 'Service desk',
    description: 'Engineers and agents',
    sources: [
      { type: 'roles', source: 'Service Engineer' },
      { type: 'roles', source: 'Support Agent' },
      { type: 'users', source: 'stefan.muller@harbour-finch.example' },
    ],
    associations: [
      {
        type: 'workflow_rules',
        resource: { name: 'Escalate after two days' },
        details: { module: { api_name: 'Cases' } },
      },
    ],
  },
  {
    id: '3652397000009952031',
    name: 'Customer-facing',
    description: 'Sales and service together: a group of groups',
    ...modified,
    sources: [
      { type: 'groups', source: 'All sales' },
      { type: 'groups', source: 'Service desk' },
      { type: 'users', source: 'nora.lindqvist@harbour-finch.example' },
    ],
  },
  {
    id: '3652397000009952041',
    name: 'Launch team',
    description: '',
    sources: [
      { type: 'users', source: 'wanjiru.kamau@harbour-finch.example' },
      { type: 'users', source: 'xavier.dubois@harbour-finch.example' },
      { type: 'users', source: 'kavya.nair@harbour-finch.example' },
    ],
  },
  {
    id: '3652397000009952051',
    name: 'Former colleagues',
    description: 'People who left: one inactive, two deleted',
    sources: [
      { type: 'users', source: 'yuki.sato@harbour-finch.example' },
      { type: 'users', source: 'jonas.weber@harbour-finch.example' },
      { type: 'users', source: 'stefan.muller@harbour-finch.example' },
    ],
  },
  {
    id: '3652397000009952061',
    name: 'Asia and the Americas',
    description: 'Territories only, with what lies below',
    sources: [
      { type: 'territories', source: 'Asia', sub_territories: true },
      { type: 'territories', source: 'Americas', sub_territories: true },
    ],
  },
  {
    id: '3652397000009952071',
    name: '🚀 Pilot customers 🧪',
    description: 'An emoji name, for clients that count characters',
    sources: [{ type: 'users', source: 'uma.patel@harbour-finch.example' }],
  },
  {
    id: '3652397000009952081',
    name: 'فريق الشرق الأوسط',
    description: 'Written from right to left',
    sources: [
      { type: 'territories', source: 'Middle East' },
      { type: 'users', source: 'rania.saleh@harbour-finch.example' },
    ],
  },
  {
    id: '3652397000009952091',
    name: 'Regional leads',
    sources: [
      { type: 'groups', source: 'Asia and the Americas' },
      { type: 'groups', source: 'Northern Europe sales' },
      { type: 'roles', source: 'Sales Manager' },
    ],
    associations: [
      {
        type: 'approval_process',
        resource: { name: 'Discounts above 20 %' },
        details: { module: { api_name: 'Quotes' } },
      },
    ],
  },
  {
    id: '3652397000009952101',
    name: 'Nobody yet',
    description: 'No sources at all: counts and lists answer 204',
    sources: [],
  },
]
