import { path, readRow, request, type Client } from '@x/client'
import type { Tenant } from '../session/session.ts'

interface UserRow {
  readonly id: string
  readonly full_name?: string
  readonly email?: string
}

interface OrganizationRow {
  readonly zgid?: string
  readonly id: string
  readonly company_name?: string
}

type Who = Pick<Tenant, 'user' | 'organization'>

/** As long as Zoho has not said. */
export const nobody: Who = {
  user: { id: '', name: 'somebody', email: '' },
  organization: { id: '', name: 'an organization' },
}

/** Who is connected, and to which organization. No function of ours covers these two calls, so `request` does. */
export async function whoIsConnected(zoho: Client): Promise<Who> {
  const [users, organizations] = await Promise.all([
    request(zoho, { path: path`users`, query: { type: 'CurrentUser' }, scopes: ['ZohoCRM.users.READ'] }),
    request(zoho, { path: path`org`, scopes: ['ZohoCRM.org.READ'] }),
  ])
  const user = readRow<UserRow>(users, 'users')
  const organization = readRow<OrganizationRow>(organizations, 'org')
  return {
    user: { id: user?.id ?? '', name: user?.full_name ?? nobody.user.name, email: user?.email ?? '' },
    organization: {
      id: organization?.zgid ?? organization?.id ?? '',
      name: organization?.company_name ?? nobody.organization.name,
    },
  }
}
