// Where sources on records disagree, the client reads both.
import { expect, test } from 'vitest'
import {
  changeOwner,
  countRecords,
  createRecords,
  createTags,
  deleteRecord,
  deleteTag,
  getMassUpdateStatus,
  listRecycleBin,
  massChangeOwner,
  massUpdateRecords,
  revokeSharing,
  upsertRecords,
} from '../src/index.ts'
import { EVERYTHING, clientAtEmulator } from './at-emulator.ts'
import { LEAD, USER, VIEW } from './ids.ts'

const otherwise = {
  createdStatus: 200,
  countAs: 'string',
  duplicateFieldOfInsert: 'field',
  jobStatus: 'lower-case',
  ownerAnswer: 'flat',
  tagDeletion: 'array',
  binModule: 'string',
  startedJob: 'SCHEDULED',
  runningUpdateStatus: 202,
  unknownMassJob: 'NOT_FOUND',
  nothingShared: 'CANNOT_PROCESS',
} as const

test.each([
  ['as the pages have them', {}],
  ['as other sources have them', otherwise],
])('answers are read %s', async (_how, records) => {
  const { zoho } = clientAtEmulator(EVERYTHING, { readings: { records } })
  expect(await createRecords(zoho, 'Leads', [{ Last_Name: 'Boyle' }])).toMatchObject([{ ok: true }])
  // Whatever `duplicate_field` says, `action` decides.
  expect(
    await upsertRecords(zoho, 'Leads', [{ Last_Name: 'Ash', Email: 'ash@zylker.example' }]),
  ).toMatchObject([{ ok: true, action: 'insert' }])
  expect(await countRecords(zoho, 'Leads')).toEqual(expect.any(Number))
  expect(await changeOwner(zoho, 'Leads', LEAD, { owner: { id: USER } })).toMatchObject({ id: LEAD })
  const started = await massChangeOwner(zoho, 'Leads', { cvid: VIEW, owner: { id: USER } })
  expect(started).toMatchObject({ jobId: expect.stringMatching(/^\d+$/) })
  const update = async () => await massUpdateRecords(zoho, 'Leads', { City: 'Delft' }, { cvid: VIEW })
  const { jobId } = await update()
  await expect(update()).rejects.toMatchObject({ code: 'ALREADY_SCHEDULED' })
  const job = await getMassUpdateStatus(zoho, 'Leads', jobId)
  expect(job?.Status.toUpperCase()).toBe('SCHEDULED')
  const [tag] = await createTags(zoho, 'Leads', [{ name: 'hot' }])
  expect(await deleteTag(zoho, tag?.ok === true ? (tag.id ?? '') : '')).toMatchObject({
    ok: true,
    code: 'SUCCESS',
  })
  await deleteRecord(zoho, 'Leads', LEAD)
  const { items } = await listRecycleBin(zoho)
  expect(JSON.stringify(items[0]?.module)).toContain('Leads')
  await expect(revokeSharing(zoho, 'Leads', LEAD)).rejects.toMatchObject({ code: expect.any(String) })
})
