import type { ReadingsOfAreas } from '../readings/areas.ts'
import { openReadings } from '../readings/open-readings.ts'
import { oneOf, whole } from '../readings/reading.ts'

/** How every call of the API is answered. */
const requests = {
  /** Status of `INVALID_REQUEST_METHOD`. */
  methodErrorStatus: oneOf(400, 405),
  /** A path id that is not a number. */
  nonNumericId: oneOf('INVALID_URL_PATTERN', 'INVALID_DATA'),
  /** Shape of `details.permissions` in `NO_PERMISSION`. */
  permissionsDetail: oneOf('string', 'array'),
  /** Several things wrong with one row of settings: the first alone, or all in `MULTIPLE_OR_MULTI_ERRORS`. */
  severalFaults: oneOf('first', 'all'),
}

const userGroups = {
  /** Getting one group by an id that does not exist. */
  unknownId: oneOf('INVALID_DATA', 'no-content'),
  /** `sources_count.users` inside the rows of list and get: the number of the samples, or the object of the description. */
  usersCountInRows: oneOf('number', 'object'),
  /** Kinds of source that a group has none of, inside the rows of list and get. */
  zeroCountsInRows: oneOf('absent', 'present'),
  /** The same in the answer of `/actions/sources_count`. */
  zeroCounts: oneOf('present', 'absent'),
  /** Key of the detail of an association. */
  associationDetailKey: oneOf('details', 'detail'),
  /** Key of the flag that a territory source carries in answers. Requests may use either. */
  territoryFlag: oneOf('sub_territories', 'subordinates'),
  /** What the `sources` of an update mean: a patch, in which `_delete: true` removes one, or the whole new list. */
  updateSources: oneOf('patch', 'replace'),
  /** Whether an update must bring `name` and `sources`. */
  updateRequires: oneOf('name-and-sources', 'nothing'),
  /** Rows that one create or update-many may bring. */
  rowsPerWrite: whole(10),
  /** Groups as sources in requests. */
  groupsAsSource: oneOf('allowed', 'refused'),
  /** Status of a write whose rows partly failed. */
  mixedRowsStatus: oneOf(207, 200, 201, 400),
  /** Whether a deletion is done immediately or by a job that runs for `deletionJobMs`. */
  deletion: oneOf('immediate', 'job'),
  /** How long a deletion job takes, in milliseconds of the emulator's clock. */
  deletionJobMs: whole(60_000),
  /** The `status` beside `SCHEDULED`. */
  scheduledStatus: oneOf('scheduled', 'success'),
  /** Deleting a group that a rule or another group uses. */
  deletionInUse: oneOf('refused', 'allowed'),
  /**
   * `json_path` of a bad source id: `$.user_groups[0].source[0].id` as in Zoho's sample, or the path that was really
   * sent, `$.user_groups[0].sources[0].source.id`.
   */
  sourceIdPath: oneOf('as-sampled', 'as-sent'),
  /** `resource_path_index` of a bad user in `/users/{user}/actions/associated_groups`. */
  userPathIndex: oneOf(2, 1),
  /** Scopes for the groups of a user. */
  groupsOfUserScope: oneOf('user_groups-and-users', 'user_groups'),
  /** Comparators in `filters`: those documented for the endpoint, or all that any page names. */
  filterComparators: oneOf('documented', 'all'),
}

const users = {
  /** Getting one user by an id that does not exist. */
  unknownId: oneOf('no-content', 'INVALID_DATA'),
  /** `status` of a user who was deactivated. */
  inactiveStatus: oneOf('disabled', 'inactive'),
  /** `country_locale`: a locale as described (`en_US`), or the country alone (`US`), as recorded. */
  countryLocale: oneOf('locale', 'country'),
  /** Code for a new address of a confirmed user. */
  emailCode: oneOf('EMAIL_UPDATE_NOT_ALLOWED', 'EMAIL_UPDATE_NOT_ALOWED'),
  /** `details` of a deletion: the id as described, or nothing as on pages of v7. */
  deletionDetails: oneOf('id', 'empty'),
  /** The count of users: a number, or a string. */
  countAs: oneOf('number', 'string'),
  /** Deleted users among `AllUsers`: the sample of v7 has them. */
  deletedInAllUsers: oneOf('absent', 'present'),
  /** Key of the job in the answer of a transfer with deletion. */
  transferJobKey: oneOf('jobId', 'job_id'),
  /** Transfers that may run concurrently. */
  transferJobs: whole(1),
  /** How long a transfer takes, in milliseconds of the emulator's clock. */
  transferJobMs: whole(60_000),
}

const roles = {
  /** Getting one role by an id that does not exist. */
  unknownId: oneOf('no-content', 'INVALID_DATA'),
  /** Rows that one create or update may bring; pages of v7 say 1, descriptions up to 100. */
  rowsPerWrite: whole(1),
  /** Whether a new role must name the one above; without it, it comes right below the top. */
  reportingTo: oneOf('optional', 'mandatory'),
  /** What a change or a deletion of one role answers: rows under `roles` as described, or the row alone as on pages of v7. */
  writeAnswer: oneOf('wrapped', 'flat'),
}

const profiles = {
  /** Getting one profile by an id that does not exist. */
  unknownId: oneOf('no-content', 'INVALID_DATA'),
  /** `module` of a permission: its API name, or an object. */
  permissionModule: oneOf('string', 'object'),
  /** Status of a clone whose name is taken. */
  duplicateStatus: oneOf(400, 404),
  /** Code of a clone beyond the limit; the second comes with 404. */
  limit: oneOf('LICENSE_LIMIT_EXCEEDED', 'PROFILE_LIMIT_EXCEEDED'),
}

const territories = {
  /** Getting one territory by an id that does not exist. */
  unknownId: oneOf('INVALID_DATA', 'no-content'),
  /** Rows that one write may bring; pages say 10, descriptions up to 100. */
  rowsPerWrite: whole(10),
  /** Where what lies below a deleted territory may go: anywhere but below it, or, to the letter, above its parent only. */
  transferTargets: oneOf('any', 'above-parent'),
  /** Scopes for the counts of users: ALL of territories and users as on the pages, or READ as in a description. */
  countScope: oneOf('all', 'read'),
  /** Status of a scheduled change of the territories of records. */
  assignStatus: oneOf(202, 200),
  /** How long such a change takes, and one by the rules of territories, in milliseconds of the emulator's clock. */
  recordJobMs: whole(5000),
  /** Whether support has switched territories on for leads. */
  leads: oneOf('disabled', 'enabled'),
}

const currencies = {
  /** Reading currencies while there is only one. */
  off: oneOf('CURRENCIES_NOT_ENABLED', 'no-content'),
}

const settings = {
  /** Whether forecasts are on, with which the fiscal year cannot be changed. */
  forecasts: oneOf('off', 'on'),
  /** `details` of a changed fiscal year: the id as described, or nothing as on pages of v7. */
  fiscalYearDetails: oneOf('id', 'empty'),
  /** What a change of the business hours must bring: nothing, or `type` and `week_starts_on` as on pages of v7. */
  businessHoursUpdate: oneOf('nothing', 'type-and-week'),
  /** How long the rules of data sharing are computed after a change, in milliseconds of the emulator's clock. */
  sharingMs: whole(5000),
  /** A photo of the organization that is too large: 415 with the code of the pages, or 413 with that of the description. */
  photoTooLarge: oneOf('FILE_SIZE_MORE_THAN_ALLOWED_SIZE', 'FILE_SIZE_EXCEEDS'),
  /** How long a look-up of data enrichment takes, in milliseconds of the emulator's clock. */
  enrichmentMs: whole(5000),
  /** How long an export of the audit log takes, in milliseconds of the emulator's clock. */
  auditExportMs: whole(5000),
  /** Code for times of the audit log that are more than 180 days apart. */
  auditRange: oneOf('NOT_ALLOWED', 'INVALID_DATA'),
}

const portals = {
  /** Whether a list of people of a portal must name its `type`, as pages say; the description of 2026 has no such parameter. */
  userType: oneOf('needed', 'optional'),
  /** Key of the time of an invitation, in the description of 2026 and on pages. */
  timeKey: oneOf('created_time', 'invited_time'),
  /** Whether those who are invited wait, or come immediately. */
  invitations: oneOf('pending', 'accepted'),
  /** How long a job on people of a portal takes, in milliseconds of the emulator's clock. */
  jobMs: whole(5000),
}

const bookings = {
  /** Shortest duration of a service, in minutes: 5 in the description of 2026, 15 on pages. */
  shortestService: whole(5),
  /** Status of appointments that were made. */
  createdStatus: oneOf(200, 201),
}

const records = {
  /** Status of a write of records some of which failed. */
  mixedRowsStatus: oneOf(207, 200, 201, 400),
  /** Several things wrong with one record: all in `MULTIPLE_OR_MULTI_ERRORS`, or the first alone. */
  severalFaults: oneOf('all', 'first'),
  /** A record that is updated under an id that does not exist: an error that stands alone, or a row of `data`. */
  unknownIdOfUpdate: oneOf('flat', 'row'),
  /** Status of records that were made. */
  createdStatus: oneOf(201, 200),
  /** Whether a list of records must say its fields. */
  fieldsOfLists: oneOf('needed', 'optional'),
  /** Conditions that a search may have. */
  searchConditions: whole(15),
  /** The count of records: a number, or a string. */
  countAs: oneOf('number', 'string'),
  /** How the states of jobs are spelled. */
  jobStatus: oneOf('upper-case', 'lower-case'),
  /** What a new owner of one record is answered with: rows of `data`, or the row alone. */
  ownerAnswer: oneOf('rows', 'flat'),
  /** What the deletion of a tag answers under `tags`. */
  tagDeletion: oneOf('object', 'array'),
  /** `module` of a record in the recycle bin: an object, or its API name. */
  binModule: oneOf('object', 'string'),
  /** What `equals` of a search finds in texts: those that contain the value, too, or only that value. */
  searchEquals: oneOf('contains', 'exact'),
  /**
   * Operators of a search where two tables differ: that of the pages, or that of the description of 2026, by which text
   * areas take `in`, lookups `starts_with`, and several choices do not.
   */
  searchOperators: oneOf('pages', 'description'),
  /** `duplicate_field` of a record that an upsert made: nothing, or the field that was looked at first. */
  duplicateFieldOfInsert: oneOf('null', 'field'),
  /** How long what was written is not found by searches, nor counted, in milliseconds of the emulator's clock; Zoho's index lags. */
  searchLagMs: whole(0, 0),
  /** How long a job of the recycle bin takes, in milliseconds of the emulator's clock. */
  binJobMs: whole(5000),
  /** How long a job on many records takes, in milliseconds of the emulator's clock. */
  massJobMs: whole(5000),
  /** Code of a scheduled job on the records of a view; the second comes with 202. */
  startedJob: oneOf('SUCCESS', 'SCHEDULED'),
  /** Status of `ALREADY_SCHEDULED`, while another mass update of the view runs. */
  runningUpdateStatus: oneOf(400, 202),
  /** A job of mass updates or deletions that nobody knows; the second comes with 404. */
  unknownMassJob: oneOf('INVALID_DATA', 'NOT_FOUND'),
  /** Status of a record that will be shared. */
  shareStatus: oneOf(201, 200),
  /** Status of `CANNOT_PROCESS`, while a record is being shared. */
  sharingRunsStatus: oneOf(400, 403),
  /** Code of taking a record that nobody shares from everybody. */
  nothingShared: oneOf('BAD_REQUEST', 'CANNOT_PROCESS'),
  /** Changing a record that the caller does not see: as one that is not there, or refused. */
  unseenRecord: oneOf('unknown', 'NO_PERMISSION'),
  /** Whether the field that a blueprint moves can be changed without it. */
  blueprintField: oneOf('open', 'kept'),
  /** Whether records are merged immediately, or by a job, as Zoho does it with those that much hangs on. */
  merge: oneOf('immediate', 'job'),
  /** Bytes of the largest attachment; older pages say 20 MB. */
  attachmentBytes: whole(100_000_000),
  /** Bytes of all files of an organization, which its edition decides. */
  storageBytes: whole(268_435_456),
}

const query = {
  /** Whether three conditions need brackets around two of them, as the pages say; a connector sends them without. */
  brackets: oneOf('needed', 'optional'),
  /** What `SUM` and the like answer when no record matches and nothing is grouped. */
  aggregateOfNothing: oneOf('no-content', 'row'),
}

/** Every reading of the CRM, by area. */
export const crmReadings = {
  requests,
  userGroups,
  users,
  profiles,
  roles,
  territories,
  currencies,
  settings,
  portals,
  bookings,
  records,
  query,
}

/** What is chosen in the CRM. */
export type Readings = ReadingsOfAreas<typeof crmReadings>

/** What Zoho documents. */
export const documentedReadings: Readings = openReadings(crmReadings).values
