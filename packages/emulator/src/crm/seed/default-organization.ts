import { companyOf, type Company } from './companies.ts'
import { defaultGroups } from './default-groups.ts'
import type { OrganizationSeed, OrgSeed, RoleSeed, TerritorySeed, UserSeed } from './organization-seed.ts'

/**
 * The organization that a data center starts with: a company of its own with thirty people of its own. Users in every
 * status, roles and territories in trees, and groups of every kind. Group `3652397000009952001` is the one of Zoho's own
 * example, in every data center: two territories, two roles, two active users. No other id is shared.
 *
 * @param dataCenter id such as `eu` @default 'eu'
 */
export function defaultOrganization(
  dataCenter = 'eu',
): Omit<OrganizationSeed, 'org'> & { readonly org: OrgSeed } {
  const company = companyOf(dataCenter)
  const idOf = (number: number): string => `${company.prefix}${String(number).padStart(12, '0')}`
  const emails = company.people.map(([first, last]) => emailOf(first, last, company))
  return {
    org: {
      id: idOf(350_001),
      company_name: company.name,
      phone: company.phone,
      website: `https://www.${company.domain}`,
    },
    profiles: [
      { id: idOf(26_011), name: 'Administrator' },
      { id: idOf(26_014), name: 'Standard' },
      {
        id: idOf(26_017),
        name: 'No API',
        permissions_details: [{ name: 'Crm_Implied_Api_Access', enabled: false }],
      },
    ],
    roles: roles.map(([number, role]) => ({ id: idOf(number), ...role })),
    users: posts.map((post, index): UserSeed => {
      const [first_name, last_name] = company.people[index] ?? ['', '']
      return { id: idOf(186_017 + index), email: emails[index] ?? '', first_name, last_name, ...post }
    }),
    territories: company.territories.map((name, index) => territoryOf(name, index, company, emails, idOf)),
    user_groups: defaultGroups(company, emails, idOf),
    modules: 'sample',
    records: 'sample',
  }
}

function emailOf(first: string, last: string, { domain }: Company): string {
  const plain = `${first}.${last}`.normalize('NFD').replaceAll(/[^A-Za-z.]/g, '')
  return `${plain.toLowerCase()}@${domain}`
}

const roles: readonly (readonly [number: number, role: RoleSeed])[] = [
  [26_005, { name: 'CEO', description: 'Sees everything', share_with_peers: true }],
  [26_008, { name: 'Head of Sales', reporting_to: 'CEO' }],
  [26_021, { name: 'Sales Manager', reporting_to: 'Head of Sales' }],
  [26_022, { name: 'Sales Representative', reporting_to: 'Sales Manager', share_with_peers: true }],
  [26_023, { name: 'Inside Sales', reporting_to: 'Sales Manager' }],
  [26_024, { name: 'Channel Manager', reporting_to: 'Head of Sales' }],
  [26_025, { name: 'Head of Service', reporting_to: 'CEO' }],
  [26_026, { name: 'Service Engineer', reporting_to: 'Head of Service' }],
  [26_027, { name: 'Support Agent', reporting_to: 'Head of Service' }],
  [26_028, { name: 'Head of Marketing', reporting_to: 'CEO' }],
  [26_029, { name: 'Campaign Planner', reporting_to: 'Head of Marketing' }],
  [26_030, { name: 'Finance', reporting_to: 'CEO' }],
  [26_031, { name: 'IT', reporting_to: 'CEO', description: 'Looks after CRM and integrations' }],
]

type Post = Pick<UserSeed, 'role' | 'profile' | 'status' | 'confirm' | 'type__s'>
const post = (role: string, profile = 'Standard', rest: Partial<Post> = {}): Post => ({
  role,
  profile,
  ...rest,
})

/** Role, profile and status of the thirty people, in their order. */
const posts: readonly Post[] = [
  post('CEO', 'Administrator'),
  post('IT', 'Administrator'),
  post('Head of Sales', 'Administrator'),
  post('Sales Manager'),
  post('Sales Manager'),
  post('Sales Representative'),
  post('Sales Representative'),
  post('Sales Representative'),
  post('Sales Representative'),
  post('Sales Representative'),
  post('Sales Representative', 'Standard', { status: 'disabled' }),
  post('Sales Representative', 'Standard', { status: 'deleted' }),
  post('Inside Sales'),
  post('Inside Sales'),
  post('Inside Sales', 'Standard', { confirm: false }),
  post('Channel Manager'),
  post('Channel Manager', 'Standard', { status: 'disabled' }),
  post('Head of Service'),
  post('Service Engineer'),
  post('Service Engineer'),
  post('Service Engineer', 'Standard', { status: 'deleted' }),
  post('Support Agent'),
  post('Support Agent'),
  post('Support Agent', 'Standard', { type__s: 'Lite User' }),
  post('Head of Marketing'),
  post('Campaign Planner'),
  post('Campaign Planner', 'Standard', { status: 'disabled' }),
  post('Finance'),
  post('IT', 'Standard', { type__s: 'Sandbox Developer User' }),
  post('IT', 'No API', { type__s: 'System User' }),
]

/** The territory above each, and the people in it, the manager first. */
const assigned: readonly (readonly [above: number | undefined, people: readonly number[]])[] = [
  [undefined, [0]],
  [0, [2, 3]],
  [1, [6, 10]],
  [1, [3, 5]],
  [1, [4, 11]],
  [0, [9]],
  [5, [9, 14]],
  [5, [7]],
  [0, [8]],
]

function territoryOf(
  name: string,
  index: number,
  { territories }: Company,
  emails: readonly string[],
  idOf: (number: number) => string,
): TerritorySeed {
  const [above, people] = assigned[index] ?? [undefined, []]
  const users = people.flatMap((person) => emails[person] ?? [])
  return {
    id: idOf(505_001 + index),
    name,
    users,
    manager: users[0] ?? null,
    reporting_to: above === undefined ? null : (territories[above] ?? null),
  }
}
