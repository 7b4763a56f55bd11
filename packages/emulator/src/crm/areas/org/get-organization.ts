import { ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { orgOf } from '../../data.ts'
import type { CrmAnswer } from '../../request.ts'

/** `GET /org`: what is kept, and what follows from the users. */
export function getOrganization({ data }: Call): CrmAnswer {
  const org = orgOf(data)
  const users = [...data.users.all()]
  const primary = users.find(({ zuid }) => zuid !== null && zuid === org.primary_zuid)
  return ok({
    org: [
      {
        ...org,
        primary_email: primary?.email ?? null,
        employee_count: String(users.filter(({ status }) => status === 'active').length),
        lite_users_enabled: users.some((user) => user.type__s === 'Lite User'),
      },
    ],
  })
}
