import type { Company } from './companies.ts'
import type { AssociationSeed, GroupSeed, SourceSeed } from './organization-seed.ts'

/** The group of Zoho's own example. It stands in every data center under this id. */
const DOCUMENTED = '3652397000009952001'

/** Groups of every kind: of people, roles, territories and groups; used, empty, and with names that are hard to handle. */
export function defaultGroups(
  { territories, groups }: Company,
  emails: readonly string[],
  idOf: (number: number) => string,
): readonly GroupSeed[] {
  const user = (index: number): SourceSeed => ({ type: 'users', source: emails[index] ?? '' })
  const territory = (index: number, deep = false): SourceSeed => ({
    type: 'territories',
    source: territories[index] ?? '',
    sub_territories: deep,
  })
  const id = (index: number): string => idOf(9_952_001 + 10 * index)
  const modified = { modified_by: emails[1] ?? '', modified_time: '2026-03-02T09:15:00+05:30' }
  return [
    {
      id: DOCUMENTED,
      name: groups.first,
      description: groups.about ?? `Everybody who sells in ${territories[2]} and ${territories[3]}`,
      ...modified,
      sources: [
        territory(2, true),
        territory(3),
        role('Sales Manager', true),
        role('Channel Manager'),
        user(6),
        user(5),
      ],
    },
    {
      id: id(1),
      name: 'All sales',
      description: 'The sales tree, from the head down',
      ...modified,
      sources: [role('Head of Sales', true)],
      associations: [
        used('assignment_rules', 'Leads from the web site', 'Leads'),
        used('data_sharing', 'Share open deals', 'Deals'),
      ],
    },
    {
      id: id(2),
      name: 'Service desk',
      description: 'Engineers and agents',
      sources: [role('Service Engineer'), role('Support Agent'), user(20)],
      associations: [used('workflow_rules', 'Escalate after two days', 'Cases')],
    },
    {
      id: id(3),
      name: 'Customer-facing',
      description: 'Sales and service together: a group of groups',
      ...modified,
      sources: [group('All sales'), group('Service desk'), user(0)],
    },
    { id: id(4), name: 'Launch team', description: '', sources: [user(24), user(25), user(12)] },
    {
      id: id(5),
      name: 'Former colleagues',
      description: 'People who left: one inactive, two deleted',
      sources: [user(26), user(11), user(20)],
    },
    {
      id: id(6),
      name: groups.regions,
      description: 'Territories only, with what lies below',
      sources: [territory(5, true), territory(8, true)],
    },
    {
      id: id(7),
      name: '🚀 Pilot customers 🧪',
      description: 'An emoji name, for clients that count characters',
      sources: [user(22)],
    },
    {
      id: id(8),
      name: groups.foreign,
      description: 'A name in letters of its own',
      sources: [territory(7), user(19)],
    },
    {
      id: id(9),
      name: 'Regional leads',
      sources: [group(groups.regions), group(groups.first), role('Sales Manager')],
      associations: [used('approval_process', 'Discounts above 20 %', 'Quotes')],
    },
    {
      id: id(10),
      name: 'Nobody yet',
      description: 'No sources at all: counts and lists answer 204',
      sources: [],
    },
  ]
}

function group(source: string): SourceSeed {
  return { type: 'groups', source }
}

function role(source: string, subordinates = false): SourceSeed {
  return { type: 'roles', source, subordinates }
}

function used(type: string, name: string, module: string): AssociationSeed {
  return { type, resource: { name }, details: { module: { api_name: module } } }
}
