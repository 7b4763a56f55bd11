import { quote } from '@x/dc/error'

/**
 * How to behave where Zoho's own sources disagree or say nothing. Every option has the documented reading as default;
 * choose another one to see whether a client survives it.
 */
export interface Readings {
  /**
   * `sources_count.users` inside the rows of list and get: the number of the samples, or the object that the
   * specification declares. @default 'number'
   */
  readonly usersCountInRows: 'number' | 'object'
  /** Kinds of source that a group has none of, inside the rows of list and get. @default 'absent' */
  readonly zeroCountsInRows: 'absent' | 'present'
  /** The same in the answer of `/actions/sources_count`. @default 'present' */
  readonly zeroCounts: 'absent' | 'present'
  /** Key of the detail of an association. @default 'details' */
  readonly associationDetailKey: 'details' | 'detail'
  /** Key of the flag that a territory source carries in answers. Requests may use either. @default 'sub_territories' */
  readonly territoryFlag: 'sub_territories' | 'subordinates'
  /**
   * What the `sources` of an update mean: a patch, in which `_delete: true` removes one, or the whole new list.
   * @default 'patch'
   */
  readonly updateSources: 'patch' | 'replace'
  /** Whether an update must bring `name` and `sources`. @default 'name-and-sources' */
  readonly updateRequires: 'name-and-sources' | 'nothing'
  /** Rows that one create or update-many may bring. @default 10 */
  readonly rowsPerWrite: number
  /** Groups as sources in requests. @default 'allowed' */
  readonly groupsAsSource: 'allowed' | 'refused'
  /** Status of a write whose rows partly failed. @default 207 */
  readonly mixedRowsStatus: 200 | 201 | 207 | 400
  /** Whether a deletion is done at once or by a job that runs for `deletionJobMs`. @default 'immediate' */
  readonly deletion: 'immediate' | 'job'
  /** How long a deletion job takes, in milliseconds of the emulator's clock. @default 60000 */
  readonly deletionJobMs: number
  /** The `status` beside `SCHEDULED`. @default 'scheduled' */
  readonly scheduledStatus: 'scheduled' | 'success'
  /** Deleting a group that a rule or another group uses. @default 'refused' */
  readonly deletionInUse: 'refused' | 'allowed'
  /** Status of `INVALID_REQUEST_METHOD`. @default 400 */
  readonly methodErrorStatus: 400 | 405
  /** Getting one group by an id that does not exist. @default 'INVALID_DATA' */
  readonly unknownGroup: 'INVALID_DATA' | 'no-content'
  /** The same for users. @default 'no-content' */
  readonly unknownUser: 'INVALID_DATA' | 'no-content'
  /** The same for roles. @default 'no-content' */
  readonly unknownRole: 'INVALID_DATA' | 'no-content'
  /** The same for territories. @default 'INVALID_DATA' */
  readonly unknownTerritory: 'INVALID_DATA' | 'no-content'
  /** `status` of a user who was deactivated. @default 'disabled' */
  readonly inactiveStatus: 'disabled' | 'inactive'
  /**
   * `json_path` of a bad source id: `$.user_groups[0].source[0].id` as in Zoho's sample, or the path that was really
   * sent, `$.user_groups[0].sources[0].source.id`. @default 'as-sampled'
   */
  readonly sourceIdPath: 'as-sampled' | 'as-sent'
  /** A path id that is not a number. @default 'INVALID_URL_PATTERN' */
  readonly nonNumericId: 'INVALID_URL_PATTERN' | 'INVALID_DATA'
  /** `resource_path_index` of a bad user in `/users/{user}/actions/associated_groups`. @default 2 */
  readonly userPathIndex: 1 | 2
  /** Scopes for the groups of a user. @default 'user_groups-and-users' */
  readonly groupsOfUserScope: 'user_groups-and-users' | 'user_groups'
  /** Shape of `details.permissions` in `NO_PERMISSION`. @default 'string' */
  readonly permissionsDetail: 'string' | 'array'
  /** Comparators in `filters`: those documented for the endpoint, or all that any page names. @default 'documented' */
  readonly filterComparators: 'documented' | 'all'
}

/** The defaults. */
export const documentedReadings: Readings = Object.freeze({
  usersCountInRows: 'number',
  zeroCountsInRows: 'absent',
  zeroCounts: 'present',
  associationDetailKey: 'details',
  territoryFlag: 'sub_territories',
  updateSources: 'patch',
  updateRequires: 'name-and-sources',
  rowsPerWrite: 10,
  groupsAsSource: 'allowed',
  mixedRowsStatus: 207,
  deletion: 'immediate',
  deletionJobMs: 60_000,
  scheduledStatus: 'scheduled',
  deletionInUse: 'refused',
  methodErrorStatus: 400,
  unknownGroup: 'INVALID_DATA',
  unknownUser: 'no-content',
  unknownRole: 'no-content',
  unknownTerritory: 'INVALID_DATA',
  inactiveStatus: 'disabled',
  sourceIdPath: 'as-sampled',
  nonNumericId: 'INVALID_URL_PATTERN',
  userPathIndex: 2,
  groupsOfUserScope: 'user_groups-and-users',
  permissionsDetail: 'string',
  filterComparators: 'documented',
} satisfies Readings)

const choices: {
  readonly [K in Exclude<keyof Readings, 'rowsPerWrite' | 'deletionJobMs'>]: readonly Readings[K][]
} = {
  usersCountInRows: ['number', 'object'],
  zeroCountsInRows: ['absent', 'present'],
  zeroCounts: ['absent', 'present'],
  associationDetailKey: ['details', 'detail'],
  territoryFlag: ['sub_territories', 'subordinates'],
  updateSources: ['patch', 'replace'],
  updateRequires: ['name-and-sources', 'nothing'],
  groupsAsSource: ['allowed', 'refused'],
  mixedRowsStatus: [200, 201, 207, 400],
  deletion: ['immediate', 'job'],
  scheduledStatus: ['scheduled', 'success'],
  deletionInUse: ['refused', 'allowed'],
  methodErrorStatus: [400, 405],
  unknownGroup: ['INVALID_DATA', 'no-content'],
  unknownUser: ['INVALID_DATA', 'no-content'],
  unknownRole: ['INVALID_DATA', 'no-content'],
  unknownTerritory: ['INVALID_DATA', 'no-content'],
  inactiveStatus: ['disabled', 'inactive'],
  sourceIdPath: ['as-sampled', 'as-sent'],
  nonNumericId: ['INVALID_URL_PATTERN', 'INVALID_DATA'],
  userPathIndex: [1, 2],
  groupsOfUserScope: ['user_groups-and-users', 'user_groups'],
  permissionsDetail: ['string', 'array'],
  filterComparators: ['documented', 'all'],
}

/**
 * The readings in use: those given, and the documented ones for the rest. Names that are not the CRM's are left alone,
 * since whoever creates a CRM may have readings of its own in the same object.
 *
 * @throws TypeError for a choice that does not exist.
 */
export function completeReadings(given: Partial<Readings> = {}): Readings {
  const readings = { ...documentedReadings, ...given }
  for (const [name, allowed] of Object.entries<readonly unknown[]>(choices)) {
    const value = readings[name as keyof Readings]
    if (allowed.includes(value)) continue
    throw new TypeError(`readings.${name} is one of ${allowed.join(', ')}, not ${quote(value)}.`)
  }
  for (const name of ['rowsPerWrite', 'deletionJobMs'] as const) {
    const value: unknown = readings[name]
    if (Number.isSafeInteger(value) && Number(value) >= 1) continue
    throw new TypeError(`readings.${name} is a whole number of at least 1, not ${quote(value)}.`)
  }
  return Object.freeze(readings)
}
