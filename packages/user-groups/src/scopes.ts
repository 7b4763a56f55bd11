/** Scopes of the user-groups endpoints, by what they allow. */
export const scopes: {
  readonly all: 'ZohoCRM.settings.user_groups.ALL'
  readonly read: 'ZohoCRM.settings.user_groups.READ'
  readonly create: 'ZohoCRM.settings.user_groups.CREATE'
  readonly update: 'ZohoCRM.settings.user_groups.UPDATE'
  readonly delete: 'ZohoCRM.settings.user_groups.DELETE'
  readonly readUsers: 'ZohoCRM.users.READ'
} = Object.freeze({
  all: 'ZohoCRM.settings.user_groups.ALL',
  read: 'ZohoCRM.settings.user_groups.READ',
  create: 'ZohoCRM.settings.user_groups.CREATE',
  update: 'ZohoCRM.settings.user_groups.UPDATE',
  delete: 'ZohoCRM.settings.user_groups.DELETE',
  /** Besides `read`, for the groups of a user. */
  readUsers: 'ZohoCRM.users.READ',
})
