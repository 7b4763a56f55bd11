import { badParameter, badPathId, noContent, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { readFilters } from '../../query/filters.ts'
import { readPaging, takePage } from '../../query/paging.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import type { ProfileRow } from './profile-row.ts'
import { showProfile, showWholeProfile } from './show-profile.ts'

/** Most profiles of an organization. */
export const MOST_PROFILES = 25

const types: readonly string[] = [
  'normal_profile',
  'lite_profile',
  'portal_profile',
  'private_profile',
  'system_profile',
]

/** `GET /settings/profiles`: by `type` and `filters`, a page at a time. */
export function listProfiles({ query, data }: Call): CrmAnswer {
  const type = query.get('type')
  if (type !== null && !types.includes(type)) throw new Refusal(badParameter('type'))
  const filter = readFilters(query, {
    fields: { name: ({ name }: ProfileRow) => name },
    comparators: 'all',
    operators: ['and', 'or'],
  })
  const found = [...data.profiles.all()].filter(
    (profile) => (type === null || profile.type === type) && (filter === undefined || filter(profile)),
  )
  const { rows, info } = takePage(found, readPaging(query))
  const paged = query.has('page') || query.has('per_page')
  return ok({
    profiles: rows.map((profile) => showProfile(profile, data)),
    info: { ...(paged ? info : {}), license_limit: MOST_PROFILES },
  })
}

/** `GET /settings/profiles/{profile}` */
export function getProfile({ id, data, readings }: Call): CrmAnswer {
  const profile = data.profiles.get(id)
  if (profile !== undefined) return ok({ profiles: [showWholeProfile(profile, data, readings)] })
  return readings.profiles.unknownId === 'no-content' ? noContent : badPathId(2)
}

/** The profile that the path names. @throws Refusal when there is none */
export function findProfile({ id, data }: Call): ProfileRow {
  const profile = data.profiles.get(id)
  if (profile === undefined) throw new Refusal(badPathId(2))
  return profile
}
