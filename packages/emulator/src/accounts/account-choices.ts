import type { CrmUser } from '../crm/index.ts'
import type { RegisteredClient } from '../kernel/clients.ts'
import type { OrganizationHost } from '../kernel/organizations.ts'
import type { Host } from '../kernel/host.ts'
import type { Services } from '../kernel/services.ts'
import type { AccountChoice } from '../pages/account-page.ts'
import { loginUsers } from './login-users.ts'

/** Everybody who can log in to a client, the data center of the host first. */
export function accountChoices(
  services: Services,
  host: Host,
  client: RegisteredClient,
  /** The rest of the address, from the path on, without the account. */
  address: string,
): readonly AccountChoice[] {
  const here = host.dataCenter.id
  const apart = services.readings.tokens.china === 'apart'
  const rows = host.dataCenters
    .filter((row) => client.dataCenters.includes(row.id))
    .filter((row) => !apart || (row.id === 'cn') === (here === 'cn'))
    .toSorted((a, b) => Number(b.id === here) - Number(a.id === here))
  return rows.flatMap((row) => {
    const seen = new Map<string, CrmUser>()
    for (const place of services.organizations.of(row.id, 'production')) {
      for (const user of loginUsers(place)) if (!seen.has(user.email)) seen.set(user.email, user)
    }
    return [...seen.values()].map((user) => ({
      dc: row.id,
      dcName: row.name,
      userId: user.id,
      name: user.name,
      email: user.email,
      role: user.role,
      profile: user.profile,
      href: `${row.accounts}${address}&account=${encodeURIComponent(user.email)}`,
    }))
  })
}

/** The organizations of a data center that somebody belongs to, production first. */
export function organizationsOf(
  services: Services,
  dc: string,
  email: string,
): readonly { readonly place: OrganizationHost; readonly user: CrmUser }[] {
  return services.organizations.of(dc).flatMap((place) => {
    const user = loginUsers(place).find((each) => each.email === email)
    return user === undefined ? [] : [{ place, user }]
  })
}
