import { describe, expect, test } from 'vitest'
import type { CrmAnswer, FormPart } from '../../src/crm/index.ts'
import { BRAM, NORA, setUpCrm, type CrmSetup } from './setup.ts'

const LEAD = '3652397000005200217'
const EXPORTS = '/settings/audit_log_export'
const ORG = '/__zia_org_enrichment'
const PEOPLE = '/__zia_people_enrichment'
const scopes = ['modules', 'settings', 'org', 'users'].map((group) => `ZohoCRM.${group}.ALL`)
const ofLead = `module=Leads&record_id=${LEAD}`
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

function setUp(options: Parameters<typeof setUpCrm>[0] = {}): CrmSetup {
  const setup = setUpCrm(options)
  return { ...setup, call: (line, body, rest) => setup.call(line, body, { scopes, ...rest }) }
}

/** The first row under the only key of a body, or the body. */
function first({ body }: CrmAnswer): Readonly<Record<string, unknown>> {
  const [rows] = Object.values(body as object) as readonly unknown[]
  return (Array.isArray(rows) ? rows[0] : body) as Readonly<Record<string, unknown>>
}

const based = (key: string, enrich_based_on: unknown): unknown => ({ [key]: [{ enrich_based_on }] })
const org = (by: unknown): unknown => based('__zia_org_enrichment', by)
const person = (by: unknown): unknown => based('__zia_people_enrichment', by)

describe('data enrichment', () => {
  test('finds what it was asked by, after a while, and marks the record', () => {
    const { call, advance } = setUp()
    const started = call(`POST ${ORG}?${ofLead}`, org({ name: 'Zylker', website: 'zylker.example' }))
    expect(started.status).toBe(202)
    const { id } = first(started)['details'] as { id: string }
    expect(first(call(`GET ${ORG}/${id}`))).toMatchObject({ status: 'SCHEDULED', enriched_data: null })
    advance(5000)
    expect(first(call(`GET ${ORG}/${id}`))).toMatchObject({
      status: 'COMPLETED',
      enrich_based_on: { name: 'Zylker' },
      enriched_data: { website: 'zylker.example' },
    })
    expect(call(`GET /Leads/${LEAD}?fields=Enrich_Status__s`).body).toMatchObject({
      data: [{ Enrich_Status__s: 'Enriched' }],
    })
    expect(call(`GET ${PEOPLE}/${id}`).status).toBe(204)
    expect(call(`GET ${PEOPLE}`).status).toBe(204)
    expect(call(`GET ${ORG}?status=COMPLETED`).body).toMatchObject({ info: { per_page: 100, count: 1 } })
    expect(call(`GET ${ORG}?status=FAILED`).status).toBe(204)
  })

  test('knows nothing of some', () => {
    const { call, advance } = setUp()
    const started = call(`POST ${PEOPLE}?${ofLead}`, person({ email: 'a@nobody.invalid' }))
    const { id } = first(started)['details'] as { id: string }
    advance(5000)
    expect(first(call(`GET ${PEOPLE}/${id}`))).toMatchObject({
      status: 'DATA_NOT_FOUND',
      enriched_data: null,
    })
  })

  test.each<[string, string, unknown, string]>([
    ['no module', `POST ${ORG}`, org({ name: 'Zylker' }), 'REQUIRED_PARAM_MISSING'],
    ['no record', `POST ${ORG}?module=Leads`, org({ name: 'Zylker' }), 'REQUIRED_PARAM_MISSING'],
    ['an unknown record', `POST ${ORG}?module=Leads&record_id=5`, org({ name: 'Zylker' }), 'INVALID_DATA'],
    ['nothing', `POST ${ORG}?${ofLead}`, org(undefined), 'MANDATORY_NOT_FOUND'],
    ['none of the keys', `POST ${ORG}?${ofLead}`, org({ ceo: 'x' }), 'EXPECTED_FIELD_MISSING'],
    ['two letters', `POST ${ORG}?${ofLead}`, org({ name: 'Zy' }), 'INVALID_DATA'],
    ['a number', `POST ${ORG}?${ofLead}`, org({ name: 5 }), 'INVALID_DATA'],
    ['a name alone', `POST ${PEOPLE}?${ofLead}`, person({ name: 'Jane Doe' }), 'DEPENDENT_FIELD_MISSING'],
    ['a company in a text', `POST ${PEOPLE}?${ofLead}`, person({ company: 'Zylker' }), 'INVALID_DATA'],
    ['an unknown status', `GET ${ORG}?status=TIRED`, undefined, 'INVALID_DATA'],
  ])('is refused for %s', (_what, line, body, code) => {
    expect(first(setUp().call(line, body))['code']).toBe(code)
  })

  test('is for larger editions', () => {
    const { call } = setUp({ seed: { org: { license_details: { paid_type: 'standard' } } } })
    expect(first(call(`GET ${ORG}`))['code']).toBe('FEATURE_NOT_SUPPORTED')
  })
})

describe('the photo of the organization', () => {
  const photo = (bytes: readonly number[], name = 'file'): readonly FormPart[] => [
    { name, fileName: 'a.png', bytes: new Uint8Array(bytes) },
  ]

  test('is put, shown, replaced and deleted; the organization names it', () => {
    const { call } = setUp()
    expect(call('GET /org/photo').status).toBe(204)
    expect(call('POST /org/photo', undefined, { form: photo(PNG) }).status).toBe(200)
    const { photo_id: id } = first(call('GET /org'))
    expect(id).toEqual(expect.any(String))
    call('POST /org/photo', undefined, { form: photo([0xff, 0xd8, 0xff, 1]) })
    expect(first(call('GET /org'))['photo_id']).not.toBe(id)
    const shown = call('GET /org/photo')
    expect([...(shown.bytes ?? [])]).toEqual([0xff, 0xd8, 0xff, 1])
    expect(shown.headers).toMatchObject({ 'content-type': 'image/jpeg' })
    expect(call('DELETE /org/photo').status).toBe(200)
    expect(call('GET /org/photo').status).toBe(204)
    expect(call('DELETE /org/photo').status).toBe(400)
  })

  test('is one image of at most 1 MB; sources have two codes for more', () => {
    const { call } = setUp()
    const post = (form: readonly FormPart[]): CrmAnswer => call('POST /org/photo', undefined, { form })
    expect(post(photo([0x4d, 0x5a]))).toMatchObject({ status: 400, body: { code: 'INVALID_DATA' } })
    expect(post(photo(PNG, 'picture')).status).toBe(400)
    expect(post([...photo(PNG), ...photo(PNG)]).status).toBe(400)
    const large = photo([...PNG, ...Array.from({ length: 1_048_569 }, () => 0)])
    expect(post(large)).toMatchObject({ status: 415, body: { code: 'FILE_SIZE_MORE_THAN_ALLOWED_SIZE' } })
    const other = setUp({ readings: { settings: { photoTooLarge: 'FILE_SIZE_EXCEEDS' } } })
    expect(other.call('POST /org/photo', undefined, { form: large })).toMatchObject({
      status: 413,
      body: { code: 'FILE_SIZE_EXCEEDS', details: { size: 1_048_576 } },
    })
  })
})

describe('the export of the audit log', () => {
  const one = (criteria: unknown): unknown => ({ audit_log_export: [{ criteria }] })
  const is = (api_name: string, comparator: string, value: unknown): object => ({
    field: { api_name },
    comparator,
    value,
  })
  const files = ['ZohoFiles.files.READ']

  /** Exports, and reads the file. */
  function linesOf({ call, crm, advance }: CrmSetup, body?: unknown, userId?: string): readonly string[] {
    const started = call(`POST ${EXPORTS}`, body, userId === undefined ? {} : { userId })
    const { id } = first(started)['details'] as { id: string }
    advance(5000)
    const { download_links: [link = ''] = [] } = first(call(`GET ${EXPORTS}/${id}`)) as {
      download_links?: string[]
    }
    const { pathname: path } = new URL(link)
    const file = crm.file({ path, caller: { userId: NORA, scopes: files } })
    return new TextDecoder().decode(file.bytes).trimEnd().split('\r\n').slice(1)
  }

  test('is one at a time, ready by the clock, and gone after a week', () => {
    const { call, advance, crm } = setUp()
    expect(call(`GET ${EXPORTS}`).status).toBe(204)
    const { id } = first(call(`POST ${EXPORTS}`))['details'] as { id: string }
    expect(call(`POST ${EXPORTS}`)).toMatchObject({
      status: 400,
      body: { audit_log_export: [{ code: 'ALREADY_SCHEDULED', details: { id } }] },
    })
    const state = (): Readonly<Record<string, unknown>> => first(call(`GET ${EXPORTS}/${id}`))
    expect(state()).toMatchObject({ status: 'scheduled', download_links: null, job_end_time: null })
    advance(3000)
    expect(state()).toMatchObject({ status: 'running', download_links: null })
    const path = `/v2/crm/${String(first(call('GET /org'))['zgid'])}/auditlog/${id}/AuditLog.csv`
    const read = (change: object = {}): CrmAnswer =>
      crm.file({ path, caller: { userId: NORA, scopes: files }, ...change })
    expect(read().status).toBe(404)
    advance(2000)
    expect(state()).toMatchObject({ status: 'finished', download_links: [expect.stringContaining(path)] })
    expect(read().status).toBe(200)
    expect(read({ caller: { userId: NORA, scopes: ['ZohoCRM.modules.ALL'] } }).status).toBe(401)
    expect(read({ path: path.replace(/crm\/\d+/, 'crm/1') }).status).toBe(404)
    expect(read({ path: '/v2/crm/../auditlog' }).status).toBe(404)
    advance(7 * 24 * 60 * 60 * 1000)
    expect(state()).toMatchObject({ status: 'deleted', download_links: null })
    expect(read().status).toBe(404)
  })

  test('holds what people did, chosen by action, module, person and time', () => {
    const setup = setUp()
    const { call, advance } = setup
    const made = call('POST /Leads', { data: [{ Last_Name: 'Boyle, "Pat"' }] })
    const { id } = (made.body as { data: { details: { id: string } }[] }).data[0]?.details ?? { id: '' }
    call(`PUT /Leads/${id}`, { data: [{ Phone: '1' }] })
    call('POST /Contacts', { data: [{ Last_Name: 'Doe' }] }, { userId: BRAM })
    const all = linesOf(setup)
    expect(all).toHaveLength(3)
    expect(all[0]).toBe(`2026-06-01T14:00:00+02:00,Nora Lindqvist,added,Leads,${id},"Boyle, ""Pat"""`)
    const chosen = (criteria: unknown): number =>
      linesOf(setup, one(criteria)).filter((line) => line !== '').length
    expect(chosen(is('action', 'equal', 'updated'))).toBe(1)
    expect(chosen(is('action', 'in', ['added', 'deleted']))).toBe(2)
    expect(chosen(is('module', 'equal', [{ api_name: 'Leads' }]))).toBe(2)
    expect(chosen(is('done_by', 'equal', [{ id: BRAM }]))).toBe(1)
    const both = {
      group_operator: 'AND',
      group: [is('action', 'equal', 'added'), is('done_by', 'in', [{ id: NORA }])],
    }
    expect(chosen(both)).toBe(1)
    expect(chosen({ ...both, group_operator: 'or' })).toBe(3)
    const before = ['2026-05-01T00:00:00+02:00', '2026-06-01T13:59:59+02:00']
    expect(chosen(is('audited_time', 'between', before))).toBe(0)
    advance(1)
    // Who is no administrator sees what he, and those below him, did.
    expect(linesOf(setup, undefined, BRAM).every((line) => line.includes('Bram'))).toBe(true)
  })

  test.each<[string, unknown, string]>([
    ['another field', is('weather', 'equal', 'x'), 'NOT_SUPPORTED'],
    ['another comparator', is('action', 'like', 'x'), 'NOT_SUPPORTED'],
    ['another action', is('action', 'equal', 'drunk'), 'INVALID_DATA'],
    ['two of equal', is('action', 'equal', ['added', 'updated']), 'INVALID_DATA'],
    ['an unknown module', is('module', 'equal', [{ api_name: 'Planets' }]), 'INVALID_DATA'],
    ['an unknown user', is('done_by', 'in', [{ id: '5' }]), 'INVALID_DATA'],
    ['a text for a list', is('action', 'in', 'added'), 'DEPENDENT_MISMATCH'],
    ['one time', is('audited_time', 'between', ['2026-05-01T00:00:00Z']), 'DEPENDENT_MISMATCH'],
    ['no value', { field: { api_name: 'action' }, comparator: 'equal' }, 'MANDATORY_NOT_FOUND'],
    ['a group of one', { group_operator: 'and', group: [is('action', 'equal', 'added')] }, 'INVALID_DATA'],
    ['a group of nothing known', { group_operator: 'xor', group: [{}, {}] }, 'INVALID_DATA'],
    ['a text', 'everything', 'INVALID_DATA'],
  ])('refuses %s', (_what, criteria, code) => {
    expect(first(setUp().call(`POST ${EXPORTS}`, one(criteria)))['code']).toBe(code)
  })

  test('refuses more than 180 days with either code, and two rows', () => {
    const wide = one(is('audited_time', 'between', ['2025-01-01T00:00:00Z', '2026-01-01T00:00:00Z']))
    expect(first(setUp().call(`POST ${EXPORTS}`, wide))['code']).toBe('NOT_ALLOWED')
    const other = setUp({ readings: { settings: { auditRange: 'INVALID_DATA' } } })
    expect(first(other.call(`POST ${EXPORTS}`, wide))['code']).toBe('INVALID_DATA')
    const two = { audit_log_export: [{}, {}] }
    expect(setUp().call(`POST ${EXPORTS}`, two).body).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      details: { limit: '1' },
    })
  })
})
