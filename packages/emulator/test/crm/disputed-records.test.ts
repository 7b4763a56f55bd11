// Points where sources on records disagree and no reading is needed: what the emulator takes, by their numbers in the facts.
import { beforeEach, expect, test } from 'vitest'
import { dataOf, make, openRecords } from './records-setup.ts'

const setup = openRecords()
const { crm } = setup
const [LEAD = '', OTHER = ''] = make(setup, 'Leads', { Last_Name: 'Boyle' }, { Last_Name: 'Adams' })
const [DEAL = ''] = make(setup, 'Deals', { Deal_Name: 'Boats', Stage: 'Qualification' })
const mark = crm.marks.mark()

beforeEach(() => crm.marks.rewind(mark))

const call = (line: string, body?: unknown, ...scopes: readonly string[]) =>
  setup.call(line, body, scopes.length === 0 ? {} : { scopes })
const png = [137, 80, 78, 71, 13, 10, 26, 10, 0]
const form = [{ name: 'file', fileName: 'a.png', type: 'image/png', bytes: Uint8Array.from(png) }]

test('4: `per_page` is the size of related lists; `perPage` of one description does nothing', () => {
  for (const Note_Title of ['a', 'b']) call(`POST /Leads/${LEAD}/Notes`, { data: [{ Note_Title }] })
  const count = (more: string): number =>
    dataOf(call(`GET /Leads/${LEAD}/Notes?fields=Note_Title&${more}`)).length
  expect([count('per_page=1'), count('perPage=1')]).toEqual([1, 2])
})

test('14, 15: all names of features and of triggers are taken, in an upsert, too', () => {
  const body = {
    data: [{ Last_Name: 'a' }],
    trigger: ['workflow', 'approval', 'blueprint', 'pathfinder', 'orchestration'],
    apply_feature_execution: [{ name: 'layout_rules' }, { name: 'criteria_validation_rule' }],
    skip_feature_execution: [{ name: 'cadences', action: 'insert' }],
  }
  expect([call('POST /Leads', body).status, call('POST /Leads/upsert', body).status]).toEqual([201, 200])
})

test('16: a note is a text, or a title alone', () => {
  const write = (row: object): unknown => call(`POST /Leads/${LEAD}/Notes`, { data: [row] }).status
  expect([write({ Note_Title: 'a' }), write({ Note_Content: 'a' }), write({})]).toEqual([201, 201, 400])
})

test('19: tags are deleted 200 at a time at most', () => {
  const tags = Array.from({ length: 201 }, (_each, index) => ({ id: String(index + 1) }))
  const many = { mass_delete: [{ module: { api_name: 'Leads' }, tags }] }
  expect(call('POST /settings/tags/actions/mass_delete', many).status).toBe(400)
})

test.each(['Leads', 'Contacts', 'Accounts', 'Deals', 'Vendors', 'Cases', 'Campaigns'])(
  '32: records of %s can be merged, whichever source has them',
  (module) => {
    expect(call(`POST /${module}/1/actions/merge`, { merge: [] }).body).not.toMatchObject({
      code: 'INVALID_MODULE',
    })
  },
)

test('35: locks need scopes of their own and of the module', () => {
  const lock = (...scopes: readonly string[]): number =>
    call(`POST /Leads/${LEAD}/Locking_Information__s`, { data: [{ Locked_Reason__s: 'a' }] }, ...scopes)
      .status
  expect(lock('ZohoCRM.modules.leads.ALL')).toBe(401)
  expect(lock('ZohoCRM.modules.leads.ALL', 'ZohoCRM.modules.lockinginformation.ALL')).toBe(201)
})

test('36: contacts of a deal need scopes of deals and of contacts', () => {
  const read = (...scopes: readonly string[]): number =>
    call(`GET /Deals/${DEAL}/Contact_Roles?fields=id`, undefined, ...scopes).status
  expect(read('ZohoCRM.modules.deals.READ')).toBe(401)
  expect(read('ZohoCRM.modules.deals.READ', 'ZohoCRM.modules.contacts.READ')).toBe(204)
})

test('37: papers are converted with the scope of the pages, or of the description', () => {
  const convert = (...scopes: readonly string[]): number =>
    call('POST /Quotes/1/actions/convert', { data: [{}] }, ...scopes).status
  expect(convert('ZohoCRM.mass_convert.quotes.CREATE')).toBe(400)
  expect(convert('ZohoCRM.modules.quotes.CREATE', 'ZohoCRM.modules.salesorders.CREATE')).toBe(400)
  expect(convert('ZohoCRM.modules.leads.CREATE')).toBe(401)
})

test('39: a deal has a photo, which is read and deleted as it is written', () => {
  const photo = `/Deals/${DEAL}/photo`
  expect(setup.call(`POST ${photo}`, undefined, { form }).status).toBe(200)
  expect([call(`GET ${photo}`).status, call(`DELETE ${photo}`).status]).toEqual([200, 200])
})

test('40: a file is uploaded inline by either name', () => {
  for (const query of ['type=inline', 'inline=inline'])
    expect(
      setup.call(`POST /files?${query}`, undefined, { form, scopes: ['ZohoCRM.files.CREATE'] }).status,
    ).toBe(200)
})

test('41: WRITE covers deletions', () => {
  expect(call(`DELETE /Leads/${LEAD}`, undefined, 'ZohoCRM.modules.leads.WRITE').status).toBe(200)
})

test('43: notes of a record need a scope of notes, and one of the module', () => {
  const read = (...scopes: readonly string[]): number =>
    call(`GET /Leads/${LEAD}/Notes?fields=id`, undefined, ...scopes).status
  expect(read('ZohoCRM.modules.notes.READ')).toBe(401)
  expect(read('ZohoCRM.modules.leads.READ', 'ZohoCRM.modules.notes.READ')).toBe(204)
})

test('45: a clone needs no body, and takes one', () => {
  const clone = `POST /Leads/${OTHER}/actions/clone`
  expect([call(clone).status, call(clone, { data: [{ Last_Name: 'b' }] }).status]).toEqual([201, 201])
})
