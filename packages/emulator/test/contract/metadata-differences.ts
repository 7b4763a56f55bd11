import type { Difference } from './differences.ts'

const newest =
  'only the newest description has it, one folder per area, of which no copy is here: this one and that of 2025-06 lack it'
const noStatus = 'the pages and the other description answer so; this one has another status of success only'
const ofSystem =
  'in the samples of v7 nobody made the views of the system: these are null; this description wants texts'
const withoutRid =
  'ids of this second kind stand in this description alone: neither the pages nor the SDK know them'

/** Settings of modules. */
export const differencesOfMetadata: readonly Difference[] = [
  ...[
    'POST /settings/custom_views: a new view',
    'PUT /settings/custom_views: a changed view by row',
    'PUT /settings/custom_views/{id}: a changed view',
    'DELETE /settings/custom_views: a deleted view',
  ].map((about) => ({ about, complaint: 'operation not described', reason: newest })),
  ...[
    'PATCH /settings/global_picklists: a changed global picklist by row',
    'DELETE /settings/global_picklists: global picklists that go',
    'DELETE /settings/variables: deleted variables',
  ].map((about) => ({ about, complaint: 'status not described', reason: noStatus })),
  ...[
    'created_by must be object',
    'created_time must be string',
    'last_accessed_time must be string',
    'modified_by must be object',
    'modified_time must be string',
  ].map((complaint) => ({
    about: 'GET /settings/custom_views: views',
    complaint: `/custom_views/*/${complaint}`,
    reason: ofSystem,
  })),
  {
    about: 'GET /settings/variable_groups: groups of variables',
    complaint: "/variable_groups/* must have required property 'rid'",
    reason: withoutRid,
  },
  {
    about: 'GET /settings/variables/{id}: a variable of no group',
    complaint: '/ must match exactly one schema in oneOf',
    reason:
      'the pages of v7 demand `group` and answer REQUIRED_PARAM_MISSING; this description does not know the code here',
  },
  {
    about: 'POST /settings/layouts/{layoutId}/map_dependency: a dependency that is there',
    complaint: '/ must match exactly one schema in oneOf',
    reason: 'the pages call it MAPPING_EXISTS, this description MAPPING_ALREADY_EXISTS',
  },
  {
    about: 'GET /settings/duplicate_check_preference: a duplicate check',
    complaint: '/duplicate_check_preference/type_configurations must be array',
    reason: 'the sample of v7 has null for converted records',
  },
  ...[
    'GET /settings/related_lists/{id}: a related list',
    'GET /settings/wizards/{wizard_id}: a wizard',
    'GET /__features/user_licenses: licences',
    'GET /__features/data_enrichment: enrichment',
  ].map((about) => ({
    about,
    complaint: '/ must match exactly one schema in oneOf',
    reason:
      'this older description wants whole objects, and no null, where the samples of v7 have references and null; that of 2026 lacks the operation',
  })),
]
