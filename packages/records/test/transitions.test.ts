// Blueprints of the emulator, as the client does them.
import { expect, test } from 'vitest'
import {
  createRecords,
  executeTransition,
  getBlueprint,
  getRecord,
  listAttachments,
  uploadFiles,
} from '../src/index.ts'
import { clientAtEmulator } from './at-emulator.ts'

async function open() {
  const { zoho, emulator } = clientAtEmulator()
  const row = { Last_Name: 'Boyle', Email: 'boyle@zylker.example', Lead_Status: 'Contacted' }
  const [made] = await createRecords(zoho, 'Leads', [row])
  const lead = made?.ok === true ? (made.id ?? '') : ''
  const blueprint = await getBlueprint(zoho, 'Leads', lead)
  const qualify = blueprint?.transitions.find(({ name }) => name === 'Qualify')
  return { zoho, emulator, lead, transition_id: qualify?.id ?? '', qualify }
}

test('a transition is done with fields, a check list, a file that was uploaded, and a link', async () => {
  const { zoho, lead, transition_id, qualify } = await open()
  expect(qualify).toMatchObject({ type: 'manual', criteria_matched: true, next_field_value: 'Pre-Qualified' })
  const [file] = await uploadFiles(zoho, [new File(['9'], 'offer.txt')])
  const data = {
    Annual_Revenue: 9,
    CheckLists: [{ 'Budget is known': true }],
    Attachments: [
      { $file_id: [file?.ok === true ? (file.id ?? '') : ''] },
      { $link_url: 'www.zylker.example' },
    ],
  }
  expect(await executeTransition(zoho, 'Leads', lead, { transition_id, data })).toMatchObject({
    partial: true,
  })
  const whole = {
    ...data,
    Attachments: data.Attachments.slice(0, 1),
    CheckLists: [{ 'Budget is known': true, 'Somebody decides': true }],
  }
  expect(await executeTransition(zoho, 'Leads', lead, { transition_id, data: whole })).toMatchObject({
    partial: false,
  })
  expect(await getRecord(zoho, 'Leads', lead, { fields: ['Lead_Status'] })).toMatchObject({
    Lead_Status: 'Pre-Qualified',
  })
  const { items } = await listAttachments(zoho, 'Leads', lead, { fields: ['File_Name'] })
  expect(items.map(({ File_Name: name }) => name).toSorted()).toContain('offer.txt')
})

test.each<[string, object, string, string]>([
  ['a field', { Annual_Revenue: 'much' }, 'INVALID_DATA', 'Annual_Revenue'],
  ['a check list', { CheckLists: [{ planet: true }] }, 'INVALID_DATA', 'CheckLists[0]'],
  ['a file', { Attachments: [{ $file_id: ['f1'] }] }, 'INVALID_DATA', 'Attachments[0].$file_id[0]'],
])('what is wrong with %s is told at its place', async (_what, data, code, place) => {
  const { zoho, lead, transition_id } = await open()
  await expect(executeTransition(zoho, 'Leads', lead, { transition_id, data })).rejects.toMatchObject({
    code,
    details: { json_path: `$.blueprint[0].data.${place}` },
  })
})

test('a transition of another state is refused, and so is one after the last', async () => {
  const { zoho, lead, transition_id } = await open()
  const lose = (BigInt(transition_id) - 3n).toString()
  await executeTransition(zoho, 'Leads', lead, { transition_id: lose, data: { Notes: 'No money' } })
  await expect(getBlueprint(zoho, 'Leads', lead)).rejects.toMatchObject({ code: 'RECORD_NOT_IN_PROCESS' })
  await expect(executeTransition(zoho, 'Leads', lead, { transition_id, data: {} })).rejects.toMatchObject({
    code: 'RECORD_NOT_IN_PROCESS',
  })
})
