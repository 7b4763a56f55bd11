import type { GroupSeed, OrganizationSeed, UserSeed } from './organization-seed.ts'

/** How large {@link largeOrganization} becomes. */
export interface LargeOrganizationOptions {
  /** @default 1000 */
  readonly groups?: number
  /** @default 500 */
  readonly users?: number
  /** Users that each group names. @default 5 */
  readonly usersPerGroup?: number
}

/** An organization of any size, always the same for the same numbers: for paging, load and memory. */
export function largeOrganization(options: LargeOrganizationOptions = {}): OrganizationSeed {
  const { groups = 1000, users = 500, usersPerGroup = 5 } = options
  return {
    org: { company_name: 'Large Example' },
    roles: [
      { name: 'CEO' },
      { name: 'Manager', reporting_to: 'CEO' },
      { name: 'Member', reporting_to: 'Manager' },
    ],
    users: Array.from({ length: users }, (_, index): UserSeed => ({
      email: email(index),
      first_name: 'User',
      last_name: number(index),
      role: index === 0 ? 'CEO' : index % 10 === 1 ? 'Manager' : 'Member',
      profile: index === 0 ? 'Administrator' : 'Standard',
    })),
    user_groups: Array.from({ length: groups }, (_, index): GroupSeed => ({
      name: `Group ${number(index)}`,
      sources: [
        ...Array.from({ length: Math.min(usersPerGroup, users) }, (_each, place) => ({
          type: 'users' as const,
          source: email((index * usersPerGroup + place) % users),
        })),
        ...(index % 7 === 0 ? [{ type: 'roles' as const, source: 'Manager', subordinates: true }] : []),
      ],
    })),
  }
}

function email(index: number): string {
  return `user${String(index + 1)}@large.example`
}

function number(index: number): string {
  return String(index + 1).padStart(4, '0')
}
