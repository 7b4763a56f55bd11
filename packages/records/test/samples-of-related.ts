import { where, type Client } from '@x/client'
import type { Samples } from '@x/operation-tests'
import {
  createRecordNotes,
  deleteRecord,
  lockRecord,
  setDealContactRole,
  updateRelatedRecord,
} from '../src/index.ts'
import { CONTACT, DEAL, LEAD, MADE, OTHER, ROLE } from './ids.ts'

const page = { page: 1, per_page: 200, ids: [OTHER], sort_by: 'id', sort_order: 'asc' }
const note = { Note_Title: 'Call', Note_Content: 'Back on Monday' }
const role = { Contact_Role: { id: ROLE } }
const filters = where('source', 'equal', 'crm_api')

const inDeal = (zoho: Client): Promise<unknown> => setDealContactRole(zoho, DEAL, CONTACT, role)
const locked = (zoho: Client): Promise<unknown> => lockRecord(zoho, 'Leads', LEAD, { Locked_Reason__s: 'a' })
/** In the emulator's organization, too. */
const CAMPAIGN = '3652397000005200137'
const ACCOUNT = '3652397000005200038'
const LIST_OF_NOTES = '3652397000001017001'
const linked = (zoho: Client): Promise<unknown> =>
  updateRelatedRecord(zoho, 'Leads', LEAD, 'Campaigns', CAMPAIGN, { Member_Status: 'Active' })
const noted = (zoho: Client): Promise<unknown> => createRecordNotes(zoho, 'Leads', LEAD, [note])

/** What hangs on records: related records, notes, contact roles, locks, timeline. */
export const samplesOfRelated: Samples = {
  listRelatedRecords: {
    before: linked,
    with: ['Leads', LEAD, 'Campaigns', { ...page, ids: [CAMPAIGN], fields: ['Campaign_Name'] }],

    // 2026's has `perPage`; pages, samples and the SDK have this.
    differs: ['query per_page: in the older description only'],
  },
  getRelatedRecord: {
    before: linked,
    with: ['Leads', LEAD, 'Campaigns', CAMPAIGN, { fields: ['Campaign_Name'] }],
  },
  updateRelatedRecords: {
    with: ['Leads', LEAD, 'Campaigns', [{ id: CAMPAIGN, Member_Status: 'Active' }]],
  },
  updateRelatedRecord: {
    with: ['Leads', LEAD, 'Campaigns', CAMPAIGN, { Member_Status: 'Active' }],
    // The id stands in the address.
    differs: ["body /data/* must have required property 'id'"],
  },
  delinkRelatedRecords: { before: linked, with: ['Leads', LEAD, 'Campaigns', [CAMPAIGN], {}] },
  delinkRelatedRecord: { before: linked, with: ['Leads', LEAD, 'Campaigns', CAMPAIGN] },
  listRelatedOfDeleted: {
    before: (zoho) => deleteRecord(zoho, 'Accounts', ACCOUNT),
    with: ['Accounts', ACCOUNT, 'Contacts', { page: 1, per_page: 200, fields: ['Last_Name'] }],
    differs: ['query per_page: in the older description only'],
  },
  countRelatedRecords: {
    with: ['Leads', LEAD, [{ related_list: { api_name: 'Notes', id: LIST_OF_NOTES } }]],
  },
  listNotes: {
    before: noted,
    with: [{ ...page, ids: [MADE], fields: ['Note_Title', 'Note_Content', 'Parent_Id'] }],
    row: 'Note',
  },
  getNote: { before: noted, with: [MADE], row: 'Note' },
  createNotes: { with: [[{ Parent_Id: { module: { api_name: 'Leads' }, id: LEAD }, ...note }]] },
  updateNotes: { before: noted, with: [[{ id: MADE, ...note }]] },
  updateNote: { before: noted, with: [MADE, note] },
  deleteNotes: { before: noted, with: [[MADE]] },
  deleteNote: { before: noted, with: [MADE] },
  listRecordNotes: {
    before: noted,
    with: ['Leads', LEAD, { ...page, ids: [MADE], fields: ['Note_Title'] }],
    row: 'Note',
    // Likewise; `ids` is on the page.
    differs: ['query ids: in no description', 'query per_page: in no description'],
  },
  getRecordNote: {
    before: noted,
    with: ['Leads', LEAD, MADE, { fields: ['Note_Title'] }],
    row: 'Note',
    // Likewise.
    differs: ['query fields: in no description'],
  },
  createRecordNotes: { with: ['Leads', LEAD, [note]] },
  updateRecordNotes: { before: noted, with: ['Leads', LEAD, [{ id: MADE, ...note }]] },
  updateRecordNote: { before: noted, with: ['Leads', LEAD, MADE, note] },
  deleteRecordNotes: { before: noted, with: ['Leads', LEAD, [MADE]] },
  deleteRecordNote: { before: noted, with: ['Leads', LEAD, MADE] },
  listContactRoles: {
    with: [],
    row: 'ContactRole',
    // 2026's address is in lower case.
    differs: ['in the older description only'],
  },
  getContactRole: {
    with: [ROLE],
    row: 'ContactRole',
    differs: ['in the older description only'],
  },
  createContactRoles: {
    with: [[{ name: 'Cook', sequence_number: 1 }]],
    differs: ['in the older description only'],
  },
  updateContactRoles: {
    with: [[{ id: ROLE, name: 'Purchasing', sequence_number: 1 }]],
    differs: ['in the older description only'],
  },
  updateContactRole: {
    with: [ROLE, { name: 'Purchasing', sequence_number: 1 }],
    differs: ['in the older description only'],
  },
  deleteContactRoles: { with: [[ROLE]], differs: ['in the older description only'] },
  deleteContactRole: { with: [ROLE], differs: ['in the older description only'] },
  listDealContactRoles: {
    before: inDeal,
    with: [DEAL, { page: 1, per_page: 200, ids: [CONTACT], fields: ['Email'] }],

    // 2026's address is in lower case; v7 has pages on all but `setDealContactRoles`.
    differs: ['in no description'],
  },
  getDealContactRole: {
    before: inDeal,
    with: [DEAL, CONTACT, { fields: ['Email'] }],
    differs: ['in no description'],
  },
  setDealContactRole: { with: [DEAL, CONTACT, role], differs: ['in no description'] },
  setDealContactRoles: {
    with: [DEAL, [{ id: CONTACT, ...role }]],
    differs: ['in no description'],
  },
  removeDealContactRoles: { before: inDeal, with: [DEAL, [CONTACT], {}], differs: ['in no description'] },
  removeDealContactRole: { before: inDeal, with: [DEAL, CONTACT], differs: ['in no description'] },
  listRecordLocks: {
    with: ['Leads', LEAD, { page: 1, per_page: 200, fields: ['Locked_Reason__s'] }],
    row: 'RecordLock',

    // The older description and the SDK write the keys in lower case, which is a slip.
    differs: [
      'RecordLock has no key Locked_time__s (2025-06)',
      'RecordLock has no key lock_source__s (2025-06)',
      'RecordLock has no key locked_by__s (2025-06)',
      'RecordLock has no key locked_for_s (2025-06)',
      'RecordLock has no key locked_reason__s (2025-06)',
      'RecordLock has no key record_locking_configuration_id__s (2025-06)',
      'RecordLock has no key record_locking_rule_id__s (2025-06)',
      'query page: in the older description only',
      'query per_page: in the older description only',
    ],
  },
  getRecordLock: {
    before: locked,
    with: ['Leads', LEAD, MADE],
    row: 'RecordLock',
    differs: [
      'RecordLock has no key Locked_time__s (2025-06)',
      'RecordLock has no key lock_source__s (2025-06)',
      'RecordLock has no key locked_by__s (2025-06)',
      'RecordLock has no key locked_for_s (2025-06)',
      'RecordLock has no key locked_reason__s (2025-06)',
      'RecordLock has no key record_locking_configuration_id__s (2025-06)',
      'RecordLock has no key record_locking_rule_id__s (2025-06)',
      'in the older description only',
    ],
  },
  lockRecord: { with: ['Leads', LEAD, { Locked_Reason__s: 'deal in progress' }] },
  updateRecordLock: { before: locked, with: ['Leads', LEAD, MADE, { Locked_Reason__s: 'deal in progress' }] },
  unlockRecord: { before: locked, with: ['Leads', LEAD, MADE] },
  getTimeline: {
    before: noted,
    with: ['Leads', LEAD, { page: 1, per_page: 200, sort_by: 'audited_time', sort_order: 'desc', filters }],
    row: 'TimelineEntry',

    // 2026's has `filter`; the page has this.
    differs: ['query filters: in the older description only'],
  },
}
