import type { Difference } from './differences.ts'

const flat =
  'errors about the call as a whole stand alone in the newest samples and in what connectors met; this description draws them inside `data`'
const noStatus = 'the pages describe this status; this description has no answer of it'
const onLastPage =
  'tokens are null where there is no other page, as in the samples; this description wants texts'

const ofLayouts = ['GET /settings/layouts: layouts', 'GET /settings/layouts/{id}: a layout']

const keys = ['code', 'details', 'message', 'status']

/** The four complaints about an error that stands alone. */
function standsAlone(about: string): readonly Difference[] {
  return keys.map((key) => ({
    about,
    complaint: `/ must NOT have additional properties: ${key}`,
    reason: flat,
  }))
}

/** Modules, fields, layouts and records. */
export const differencesOfRecords: readonly Difference[] = [
  ...[
    'POST /{module}: no records',
    'POST /{module}: a record without the scope',
    'GET /{module}: records of an unknown module',
    'GET /{module}: records without fields',
    'GET /{module}: records beyond the reach of pages',
    'PUT /{module}/{recordID}: an unknown record',
    'POST /{module}/upsert: a record by a field that is not unique',
    'POST /{module}/{recordID}/actions/clone: a copy of nothing',
  ].flatMap(standsAlone),
  ...['next_page_token', 'page_token_expiry', 'previous_page_token'].map((key) => ({
    about: 'GET /{module}: records',
    complaint: `/info/${key} must be string`,
    reason: onLastPage,
  })),
  ...['Created_By', 'Modified_By'].map((key) => ({
    about: 'GET /{module}/{recordID}: a record',
    complaint: `/data/*/${key} must NOT have additional properties: email`,
    reason:
      'the samples of v7 show name, id and email of everybody; this description has the email of the owner only',
  })),
  ...['PUT /{module}: a changed record by row', 'PUT /{module}/{recordID}: a changed record'].map(
    (about) => ({
      about,
      complaint: "/data/*/details must have required property '$approval_state'",
      reason: 'the sample of an update in v7 has no `$approval_state`',
    }),
  ),
  ...['a record that is new', 'a record that is there'].flatMap((title) =>
    ['action', 'duplicate_field'].map((key) => ({
      about: `POST /{module}/upsert: ${title}`,
      complaint: `/data/* must NOT have additional properties: ${key}`,
      reason:
        'the samples of v7 say by which field a record was found, and what was done; this description forgets both',
    })),
  ),
  {
    about: 'GET /{module}/search: records by a bad field',
    complaint: '/ must match exactly one schema in oneOf',
    reason: '`api_name` is required and not among the properties that are allowed: nothing can fit',
  },
  { about: 'POST /{module}: one of two records', complaint: 'status not described', reason: noStatus },
  {
    about: 'GET /settings/fields/{fieldId}: an unknown field',
    complaint: 'status not described',
    reason: noStatus,
  },
  {
    about: 'POST /settings/fields: a field without the permission',
    complaint: 'status not described',
    reason: noStatus,
  },
  {
    about: 'DELETE /settings/fields/{fieldId}: a field of the system',
    complaint: '/ must match exactly one schema in oneOf',
    reason: 'the two shapes described for these details overlap: a right answer fits both',
  },
  {
    about: 'POST /settings/modules: a module without profiles',
    complaint: '/ must match exactly one schema in oneOf',
    reason: 'MINIMUM_DATA_NOT_FOUND is in the pages; this description lacks it',
  },
  {
    about: 'GET /settings/modules/{moduleIdentifier}: an unknown module',
    complaint: '/ must match exactly one schema in oneOf',
    reason: 'the pages answer INVALID_MODULE; this description has NOT_SUPPORTED only',
  },
  {
    about: 'DELETE /{module}: unknown records',
    complaint: '/ must match exactly one schema in oneOf',
    reason:
      'the pages and the newest samples answer INVALID_DATA in the rows; this description has NO_PERMISSION only',
  },
  ...ofLayouts.map((about) => ({
    about,
    complaint: '/layouts/*/sections/*/api_name must match pattern "^[A-Za-z][A-Za-z0-9_]*$"',
    reason: 'in the sample of v7 the API name of a section is its label, blanks included',
  })),
  {
    about: 'GET /settings/recycle_bin: the recycle bin',
    complaint: '/recycle_bin/*/module must be string',
    reason: 'the pages, and this description elsewhere, have an object with name and id',
  },
  {
    about: 'GET /settings/recycle_bin/{recordId}: a record that is not in the bin',
    complaint: 'status not described',
    reason: noStatus,
  },
  {
    about: 'DELETE /settings/recycle_bin: one of two records of the bin',
    complaint: "/recycle_bin/* must have required property 'id'",
    reason: 'other descriptions and the pages have the id of a failed row in its details',
  },
  { about: 'POST /coql: a query without the scope', complaint: 'status not described', reason: noStatus },
  ...[
    'POST /{module}/actions/change_owner: records for another owner',
    'POST /{module}/{record}/actions/change_owner: a record for another owner',
  ].map((about) => ({
    about,
    complaint: '/ must match exactly one schema in oneOf',
    reason: 'the sample of the page has rows under `data`; this description has one verdict',
  })),
  {
    about: 'POST /{module}/actions/mass_update: a mass update of an e-mail',
    complaint: '/ must match exactly one schema in oneOf',
    reason: flat,
  },
  {
    about: 'GET /{module_name}/{record_id}/Locking_Information__s/{lock_id}: a lock',
    complaint: '/ must match exactly one schema in oneOf',
    reason: 'the older description writes the keys in lower case, which the pages do not',
  },
  {
    about: 'DELETE /settings/tags/{id}: a tag',
    complaint: '/tags must be array',
    reason: 'the page of the deletion shows an object',
  },
  ...[
    'GET /settings/tags: tags of no module',
    'DELETE /settings/tags/{id}: an unknown tag',
    'POST /{module}/actions/add_tags: tags on unknown records',
  ].map((about) => ({
    about,
    complaint: '/ must match exactly one schema in oneOf',
    reason: 'this description lists other details for the same code; ours are those of its neighbours',
  })),
]
