import type { Call } from '../../call.ts'

/** Whether a caller has the profile of administrators that Zoho ships. */
export function isAdministrator({ data, user }: Pick<Call, 'data' | 'user'>): boolean {
  const profile = data.profiles.get(user.profile.id)
  return profile !== undefined && !profile.custom && profile.name === 'Administrator'
}
