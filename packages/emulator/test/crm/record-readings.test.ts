import { expect, test } from 'vitest'
import type { CrmAnswer } from '../../src/crm/index.ts'
import type { documentedReadings } from '../../src/index.ts'
import { make, openRecords, scopes, type RecordsSetup } from './records-setup.ts'
import { BRAM } from './setup.ts'

type Records = typeof documentedReadings.records
type Ask = (setup: RecordsSetup, lead: string) => CrmAnswer

const all = [
  ...scopes,
  'ZohoCRM.change_owner.ALL',
  'ZohoCRM.mass_convert.ALL',
  'ZohoSearch.securesearch.READ',
]
const conditions = (count: number): string =>
  Array.from({ length: count }, (_each, index) => `(Last_Name:equals:${index})`).join('or')
const tagged: Ask = ({ call }) => {
  const { body } = call('POST /settings/tags?module=Leads', { tags: [{ name: 'hot' }] })
  const [row] = (body as { tags: readonly { details: { id: string } }[] }).tags
  return call(`DELETE /settings/tags/${row?.details.id}`)
}
const converting: Ask = ({ call }, lead) => {
  const { body } = call('POST /Leads/actions/mass_convert', { ids: [lead], assign_to: { id: BRAM } })
  const { details } = body as { details: { job_id: string } }
  return call(`GET /Leads/actions/mass_convert?job_id=${details.job_id}`)
}

/** Each point where the sources disagree: what is asked, what is answered as it is usual, and otherwise. */
const readings: readonly [name: keyof Records, other: unknown, ask: Ask, usual: object, otherwise: object][] =
  [
    [
      'createdStatus',
      200,
      ({ call }) => call('POST /Leads', { data: [{ Last_Name: 'a' }] }),
      { status: 201 },
      { status: 200 },
    ],
    [
      'fieldsOfLists',
      'optional',
      ({ call }) => call('GET /Leads'),
      { status: 400, body: { code: 'REQUIRED_PARAM_MISSING', details: { param_name: 'fields' } } },
      { status: 200, body: { data: [{ Last_Name: 'Boyle', Company: null }] } },
    ],
    [
      'searchConditions',
      10,
      ({ call }) => call(`GET /Leads/search?criteria=(${conditions(11)})`),
      { status: 204 },
      { status: 400, body: { code: 'CRITERIA_LIMIT_EXCEEDED' } },
    ],
    [
      'countAs',
      'string',
      ({ call }) => call('GET /Leads/actions/count'),
      { body: { count: 1 } },
      { body: { count: '1' } },
    ],
    [
      'searchOperators',
      'description',
      (setup) => {
        const [boss] = make(setup, 'Contacts', { Last_Name: 'Boyle' })
        make(setup, 'Contacts', { Last_Name: 'Adams', Reporting_To: { id: boss }, Description: 'calm' })
        return setup.call(
          'GET /Contacts/search?criteria=((Reporting_To:starts_with:boy)and(Description:in:calm))',
        )
      },
      { status: 400, body: { code: 'INVALID_QUERY', details: { operator: 'starts_with' } } },
      { status: 200, body: { data: [{ Last_Name: 'Adams' }] } },
    ],
    [
      'duplicateFieldOfInsert',
      'field',
      ({ call }) => call('POST /Leads/upsert', { data: [{ Last_Name: 'a', Email: 'a@zylker.example' }] }),
      { body: { data: [{ action: 'insert', duplicate_field: null }] } },
      { body: { data: [{ action: 'insert', duplicate_field: 'Email' }] } },
    ],
    [
      'jobStatus',
      'lower-case',
      converting,
      { body: { data: [{ Status: 'SCHEDULED' }] } },
      { body: { data: [{ Status: 'scheduled' }] } },
    ],
    [
      'ownerAnswer',
      'flat',
      ({ call }, lead) => call(`POST /Leads/${lead}/actions/change_owner`, { owner: { id: BRAM } }),
      { body: { data: [{ code: 'SUCCESS' }] } },
      { body: { code: 'SUCCESS', message: 'owner is successfully updated' } },
    ],
    [
      'tagDeletion',
      'array',
      tagged,
      { body: { tags: { code: 'SUCCESS' } } },
      { body: { tags: [{ code: 'SUCCESS' }] } },
    ],
    [
      'binModule',
      'string',
      ({ call }, lead) => {
        call(`DELETE /Leads/${lead}`)
        return call('GET /settings/recycle_bin')
      },
      { body: { recycle_bin: [{ module: { api_name: 'Leads' } }] } },
      { body: { recycle_bin: [{ module: 'Leads' }] } },
    ],
  ]

test.each(readings)('%s is a reading: %j is the other one', (name, other, ask, usual, otherwise) => {
  const answered = (records: object): CrmAnswer => {
    const setup = openRecords({ readings: { records } })
    const [lead = ''] = make(setup, 'Leads', { Last_Name: 'Boyle' })
    const call: RecordsSetup['call'] = (line, body) => setup.call(line, body, { scopes: all })
    return ask({ ...setup, call }, lead)
  }
  expect(answered({})).toMatchObject(usual)
  expect(answered({ [name]: other })).toMatchObject(otherwise)
})
