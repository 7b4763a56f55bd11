// Where sources on records disagree and the emulator follows one of them: the client reads what the other one describes, too.
import { expect, test } from 'vitest'
import { recordingClient } from '@x/operation-tests'
import {
  changeOwner,
  countRecords,
  countRelatedRecords,
  createNotes,
  createRecords,
  deleteTag,
  getMassConvertInventoryStatus,
  getMassUpdateStatus,
  listAttachments,
  listRecords,
  listRecycleBin,
  updateRecord,
  upsertRecords,
} from '../src/index.ts'
import { LEAD, USER } from './ids.ts'

const JOB = '3652397000000506003'
const done = { code: 'SUCCESS', details: { id: LEAD }, message: 'done', status: 'success' }
const refused = { code: 'INVALID_DATA', details: { api_name: 'id' }, message: 'no', status: 'error' }
type Zoho = ReturnType<typeof recordingClient>['zoho']

const readings: readonly [
  what: string,
  act: (zoho: Zoho) => Promise<unknown>,
  answers: readonly [status: number, body: unknown][],
  expected: unknown,
][] = [
  [
    '1: rows are read under any status',
    async (zoho) => await createRecords(zoho, 'Leads', [{ Last_Name: 'a' }, { Last_Name: 'b' }]),
    [200, 201, 202, 207, 400].map((status) => [status, { data: [done, refused] }]),
    [{ ok: true }, { ok: false, error: { code: 'INVALID_DATA' } }],
  ],
  [
    '2: a refused list stands alone, or inside `data`',
    async (zoho) => await listRecords(zoho, 'Leads', { fields: ['id'] }).catch((error: unknown) => error),
    [
      [400, refused],
      [400, { data: [refused] }],
    ],
    { name: 'ZohoApiError', code: 'INVALID_DATA', details: { api_name: 'id' } },
  ],
  [
    '9: a count is a number, or a string',
    async (zoho) => await countRecords(zoho, 'Leads'),
    [
      [200, { count: 7 }],
      [200, { count: '7' }],
    ],
    7,
  ],
  [
    '10: what was made is answered with 201, or 200',
    async (zoho) =>
      await createNotes(zoho, [{ Note_Title: 'a', Parent_Id: { module: { api_name: 'Leads' }, id: LEAD } }]),
    [
      [201, { data: [done] }],
      [200, { data: [done] }],
    ],
    [{ ok: true, id: LEAD }],
  ],
  [
    '11: `duplicate_field` of what was made is null, or names a field',
    async (zoho) => await upsertRecords(zoho, 'Leads', [{ Last_Name: 'a' }]),
    [null, 'Email'].map((field) => [200, { data: [{ ...done, duplicate_field: field, action: 'insert' }] }]),
    [{ ok: true, action: 'insert' }],
  ],
  [
    '18: a deleted tag is answered with an object, or an array',
    async (zoho) => await deleteTag(zoho, LEAD),
    [
      [200, { tags: done }],
      [200, { tags: [done] }],
    ],
    { ok: true, id: LEAD },
  ],
  [
    '22: no attachment is 204, or an empty list',
    async (zoho) => (await listAttachments(zoho, 'Leads', LEAD, { fields: ['id'] })).items,
    [
      [204, undefined],
      [200, { data: [], info: { per_page: 200, count: 0, page: 1, more_records: false } }],
    ],
    [],
  ],
  [
    '24: a job that nobody knows is 204, or an error of its own',
    async (zoho) => (await getMassUpdateStatus(zoho, 'Leads', JOB).catch(() => undefined)) ?? 'unknown',
    [
      [204, undefined],
      [400, refused],
      [404, { ...refused, code: 'NOT_FOUND' }],
    ],
    'unknown',
  ],
  [
    '27: counts of a conversion of papers are in small letters, alone or in `data`',
    async (zoho) => await getMassConvertInventoryStatus(zoho, 'Quotes', JOB),
    [[200, { data: [{ total_count: 2, converted_count: 2, status: 'COMPLETED' }] }]],
    { status: 'COMPLETED' },
  ],
  [
    '28: a new owner is answered with rows, or alone',
    async (zoho) => await changeOwner(zoho, 'Leads', LEAD, { owner: { id: USER } }),
    [
      [200, { data: [done] }],
      [200, done],
    ],
    { ok: true, id: LEAD },
  ],
  [
    '31: the module of a record in the bin is an object, or a name',
    async (zoho) => JSON.stringify((await listRecycleBin(zoho)).items[0]?.module).includes('Leads'),
    [{ api_name: 'Leads', id: LEAD }, 'Leads'].map((module) => [
      200,
      { recycle_bin: [{ id: LEAD, module }], info: { more_records: false } },
    ]),
    true,
  ],
  [
    '34: counts come in an array, or in one of arrays',
    async (zoho) =>
      await countRelatedRecords(zoho, 'Leads', LEAD, [{ related_list: { api_name: 'Notes', id: JOB } }]),
    [[{ count: 3 }], [[{ count: 3 }]]].map((rows) => [200, { get_related_records_count: rows }]),
    [{ count: 3 }],
  ],
  [
    '42: an unknown id of an update stands alone, or is a row',
    async (zoho) =>
      await updateRecord(zoho, 'Leads', LEAD, { City: 'Delft' }).catch((error: unknown) => error),
    [
      [400, refused],
      [400, { data: [refused] }],
    ],
    { code: 'INVALID_DATA' },
  ],
]

test.each(readings)('%s', async (_what, act, answers, expected) => {
  for (const [status, body] of answers) {
    const { zoho } = recordingClient(() =>
      body === undefined ? new Response(null, { status }) : Response.json(body, { status }),
    )
    expect({ got: await act(zoho) }).toMatchObject({ got: expected })
  }
})
