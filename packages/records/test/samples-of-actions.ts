import { allOf, where, type Client } from '@x/client'
import type { Samples } from '@x/operation-tests'
import {
  deleteRecord,
  massChangeOwner,
  massConvertInventory,
  massConvertLeads,
  massDeleteRecords,
  massUpdateRecords,
  shareRecord,
  updateRecord,
} from '../src/index.ts'
import { EVENT, LEAD, MADE, OTHER, OTHER_LEAD, QUOTE, USER, VIEW } from './ids.ts'

/** A way on from the state that leads begin with. */
const TRANSITION = '3652397000000342606'
const owner = { id: USER }
const related_modules = [{ api_name: 'Tasks' }]
const filters = allOf(where('module', 'equal', 'Leads'), where('display_name', 'contains', 'Boyle'))
const toOrder = { module: { api_name: 'Sales_Orders', id: '3652397000001240000' }, carry_over_tags: true }

const invited = (zoho: Client): Promise<unknown> =>
  updateRecord(zoho, 'Events', EVENT, {
    Start_DateTime: '2099-03-02T09:00:00+01:00',
    End_DateTime: '2099-03-02T10:00:00+01:00',
    Participants: [{ type: 'email', participant: 'p.boyle@zylker.example' }],
  })
const converting = (zoho: Client): Promise<unknown> =>
  massConvertLeads(zoho, { ids: [LEAD], assign_to: owner })
const updating = (zoho: Client): Promise<unknown> =>
  massUpdateRecords(zoho, 'Leads', { City: 'Delft' }, { cvid: VIEW })
const deleting = (zoho: Client): Promise<unknown> => massDeleteRecords(zoho, 'Leads', { cvid: VIEW })
const owning = (zoho: Client): Promise<unknown> => massChangeOwner(zoho, 'Leads', { cvid: VIEW, owner })
const sharing = (zoho: Client): Promise<unknown> =>
  shareRecord(zoho, 'Leads', LEAD, [{ type: 'public', permission: 'read_only' }])
const startingOver = (zoho: Client): Promise<unknown> =>
  updateRecord(zoho, 'Leads', LEAD, { Lead_Status: 'Not Contacted' })
const binned = (zoho: Client): Promise<unknown> => deleteRecord(zoho, 'Leads', LEAD)

/** Sharing, owners, mass actions, merging, the recycle bin, blueprints, conversions, meetings. */
export const samplesOfActions: Samples = {
  getSharing: { with: ['Leads', LEAD, { view: 'summary', sharedTo: USER }], row: 'Sharing', before: sharing },
  shareRecord: {
    with: [
      'Leads',
      LEAD,
      [
        {
          type: 'private',
          permission: 'read_only',
          shared_with: { type: 'users', id: USER },
          share_related_records: false,
        },
      ],
      { notify_shared_members: false, notify_on_completion: false },
    ],
  },
  updateSharing: {
    with: ['Leads', LEAD, [{ type: 'public', permission: 'read_only' }], { notify: false }],

    // As v7's page has them.
    differs: [
      'body  must NOT have additional properties: notify',
      "body /share/* must have required property 'shared_with'",
    ],
  },
  revokeSharing: { before: sharing, with: ['Leads', LEAD] },
  changeOwners: { with: ['Leads', [LEAD], { owner, notify: false, related_modules }] },
  changeOwner: { with: ['Leads', LEAD, { owner, notify: false, related_modules }] },
  massChangeOwner: { with: ['Leads', { cvid: VIEW, owner }] },
  getMassChangeOwnerStatus: { before: owning, with: ['Leads', MADE], row: 'MassJob' },
  massUpdateRecords: {
    with: ['Leads', { Lead_Source: 'Cold Call' }, { ids: [LEAD] }, { over_write: true }],

    // It is on the page.
    differs: ['body  must NOT have additional properties: over_write'],
  },
  getMassUpdateStatus: { before: updating, with: ['Leads', MADE], row: 'MassJob' },
  massDeleteRecords: {
    with: ['Leads', { ids: [LEAD, OTHER_LEAD] }],
  },
  getMassDeleteStatus: { before: deleting, with: ['Leads', MADE], row: 'MassJob' },
  mergeRecords: {
    with: [
      'Leads',
      LEAD,
      {
        data: [{ id: OTHER_LEAD, _fields: [{ api_name: 'Email' }] }],
        master_record_fields: [{ api_name: 'Company' }],
      },
    ],
  },
  getMergeStatus: {
    with: ['Leads', LEAD, { job_id: OTHER }],
    row: 'MergeJob',
    // They are of the request.
    differs: ['MergeJob has no key data (2025-06)', 'MergeJob has no key master_record_fields (2025-06)'],
  },
  listRecycleBin: {
    with: [{ page: 1, per_page: 200, ids: [LEAD], filters, sort_by: 'deleted_time', sort_order: 'asc' }],
    row: 'DeletedRow',

    // They are on the page.
    differs: [
      'query filters: in the older description only',
      'query ids: in the older description only',
      'query page: in the older description only',
      'query per_page: in the older description only',
      'query sort_by: in the older description only',
      'query sort_order: in the older description only',
    ],
  },
  getRecycleBinRecord: { with: [LEAD], row: 'DeletedRow' },
  deleteRecycleBinRecords: {
    before: binned,
    with: [[LEAD]],
    differs: ['query ids: in the older description only'],
  },
  deleteRecycleBinRecord: { before: binned, with: [LEAD] },
  restoreRecycleBinRecords: { before: binned, with: [[LEAD]] },
  restoreRecycleBinRecord: { before: binned, with: [LEAD] },
  countRecycleBin: { with: [] },
  emptyRecycleBin: { with: [] },
  getBlueprint: {
    before: startingOver,
    with: ['Leads', LEAD],
    row: 'Blueprint',
    // v7 has pages. The keys are of the request.
    differs: [
      'Blueprint has no key data (2025-06)',
      'Blueprint has no key transition_id (2025-06)',
      'in the older description only',
    ],
  },
  executeTransition: {
    before: startingOver,
    with: ['Leads', LEAD, { transition_id: TRANSITION, data: { Notes: 'called', Phone: '99' } }],
    differs: ['in the older description only'],
  },
  convertLead: {
    with: [
      LEAD,
      {
        Deals: {
          Deal_Name: 'Boats',
          Closing_Date: '2026-01-31',
          Stage: 'Qualification',
          Pipeline: 'Standard (Standard)',
        },
        carry_over_tags: { Contacts: ['hot'] },
        move_attachments_to: { api_name: 'Deals' },
        notify_lead_owner: false,
        assign_to: owner,
      },
    ],

    // As v7's page has them.
    differs: [
      'body /data/* must NOT have additional properties: move_attachments_to',
      'body /data/*/carry_over_tags/Contacts must be object',
    ],
  },
  getConversionOptions: { with: [LEAD], row: 'ConversionOptions' },
  massConvertLeads: { with: [{ ids: [LEAD], assign_to: owner }] },
  getMassConvertStatus: { before: converting, with: [MADE], row: 'MassJob' },
  convertInventory: { with: ['Quotes', QUOTE, { convert_to: [toOrder] }] },
  massConvertInventory: {
    with: ['Quotes', { ids: [QUOTE], convert_to: [toOrder] }],
    // v7 has pages.
    differs: ['in the older description only'],
  },
  getMassConvertInventoryStatus: {
    before: (zoho) => massConvertInventory(zoho, 'Quotes', { ids: [QUOTE], convert_to: [toOrder] }),
    with: ['Quotes', MADE],
    row: 'InventoryConversion',
    differs: ['in the older description only'],
  },
  cancelMeeting: { before: invited, with: [EVENT, { send_cancelling_mail: false }] },
}
