import type { Client } from '@x/client'
import type { Samples } from '@x/operation-tests'
import { addTagsToRecord, createTags } from '../src/index.ts'
import { LEAD, OTHER } from './ids.ts'

const notServed = true
/** The first things that are made in an emulator of its own: two tags. */
const TAG = '3652397000010000009'
const OTHER_TAG = '3652397000010000010'
const tagged = async (zoho: Client): Promise<unknown> => {
  await createTags(zoho, 'Leads', [{ name: 'hot' }, { name: 'old' }])
  return await addTagsToRecord(zoho, 'Leads', LEAD, [{ name: 'hot' }])
}
const file = new File(['hello'], 'hello.txt', { type: 'text/plain' })

/** Attachments, photos, files, tags. */
export const samplesOfFiles: Samples = {
  listAttachments: {
    with: ['Leads', LEAD, { page: 1, per_page: 200, ids: [OTHER], fields: ['File_Name'] }],
    row: 'Attachment',

    // They are on the page.
    differs: [
      'query ids: in the older description only',
      'query page: in the older description only',
      'query per_page: in the older description only',
    ],
    notServed,
  },
  uploadAttachment: { with: ['Leads', LEAD, file], notServed },
  addLinkAttachment: {
    with: ['Leads', LEAD, { attachmentUrl: 'https://docs.example/a', title: 'A page' }],
    notServed,
  },
  downloadAttachment: { with: ['Leads', LEAD, OTHER], notServed },
  deleteAttachment: { with: ['Leads', LEAD, OTHER], notServed },
  deleteAttachments: {
    with: ['Leads', LEAD, [OTHER]],
    // Experimental.
    differs: ['in the older description only'],
    notServed,
  },
  uploadPhoto: {
    with: ['Leads', LEAD, file, { restrict_triggers: 'workflow' }],
    // It is on the page.
    differs: ['query restrict_triggers: in the older description only'],
    notServed,
  },
  downloadPhoto: { with: ['Leads', LEAD], notServed },
  deletePhoto: { with: ['Leads', LEAD], notServed },
  uploadFiles: {
    with: [[file, file], { type: 'inline' }],
    // 2026's is called `inline`.
    differs: ['query type: in the older description only'],
    notServed,
  },
  downloadFile: { with: ['a1b2'], notServed },
  downloadFieldAttachment: {
    with: ['Leads', LEAD, OTHER],
    // v7 has a page.
    differs: ['in the older description only'],
    notServed,
  },
  listTags: {
    with: ['Leads', { my_tags: true, include: ['type'] }],
    row: 'Tag',
    // It is on the page.
    differs: ['query my_tags: in the older description only'],
    before: tagged,
  },
  createTags: { with: ['Leads', [{ name: 'hot', color_code: '#F17574' }]] },
  updateTags: { with: ['Leads', [{ id: TAG, name: 'hot', color_code: '#F17574' }]], before: tagged },
  updateTag: {
    with: [TAG, 'Leads', { name: 'hot', color_code: '#F17574' }],
    // 2026's leaves it out by a slip.
    differs: ['query module: in the older description only'],
    before: tagged,
  },
  deleteTag: { with: [TAG], before: tagged },
  mergeTags: { with: [TAG, { conflict_id: OTHER_TAG }], before: tagged },
  countTagRecords: { with: [TAG, 'Leads'], before: tagged },
  addTagsToRecords: {
    with: ['Leads', [LEAD], [{ name: 'hot' }], { over_write: true }],
    // Types of 2026 that are slips: the page has an array.
    differs: ['body /ids must be equal to one of the allowed values', 'body /ids must be string,null'],
  },
  addTagsToRecord: { with: ['Leads', LEAD, [{ name: 'hot' }], { over_write: true }] },
  removeTagsFromRecords: {
    with: ['Leads', [LEAD], [{ name: 'hot' }]],
    differs: ['body /ids must be equal to one of the allowed values', 'body /ids must be string,null'],
    before: tagged,
  },
  removeTagsFromRecord: { with: ['Leads', LEAD, [{ name: 'hot' }]], before: tagged },
  massDeleteTags: {
    with: [{ mass_delete: [{ module: { api_name: 'Leads', id: OTHER }, tags: [{ id: OTHER }] }] }],
    notServed,
  },
  getMassDeleteTagsStatus: {
    with: [OTHER],
    row: 'TagsDeletion',
    // 2026's leaves it out by a slip.
    differs: ['query job_id: in the older description only'],
    notServed,
  },
}
