import { describe, expect, test } from 'vitest'
import { malformedBody, type CrmAnswer } from '../../src/crm/index.ts'
import { ALL_SALES, BRAM, FACING, GROUPS, LAUNCH, NORA, NORTH, setUpCrm, rows, SERVICE } from './setup.ts'

const source = { type: 'users', source: { id: NORA } }

function firstRow({ body }: CrmAnswer): { code: string; details: Record<string, unknown> } {
  return (body as { user_groups: { code: string; details: Record<string, unknown> }[] })
    .user_groups[0] as never
}

describe('create', () => {
  test.each(['🚀👩‍👩‍👧 pilots', 'مجموعة', 'a\u0301 combining', '<script>', '=1+1', '__proto__', 'x'.repeat(250)])(
    'gives a name back as it came: %s',
    (name) => {
      const { call } = setUpCrm()
      const made = call(`POST ${GROUPS}`, rows({ name, description: name, sources: [source] }))
      expect(made.status).toBe(201)
      const { id } = firstRow(made).details
      expect(call(`GET ${GROUPS}/${String(id)}`).body).toMatchObject({
        user_groups: [{ name, description: name, modified_by: null, modified_time: null }],
      })
    },
  )

  test('stamps who and when, in the time zone of the organization', () => {
    const { call } = setUpCrm()
    const { id } = firstRow(call(`POST ${GROUPS}`, rows({ name: 'New', sources: [source] }))).details
    expect(call(`GET ${GROUPS}/${String(id)}`).body).toMatchObject({
      user_groups: [
        { created_by: { name: 'Nora Lindqvist', id: NORA }, created_time: '2026-06-01T14:00:00+02:00' },
      ],
    })
  })

  test.each([
    [{ sources: [source] }, 'MANDATORY_NOT_FOUND', '$.user_groups[0].name'],
    [{ name: 'N' }, 'MANDATORY_NOT_FOUND', '$.user_groups[0].sources'],
    [{ name: 'N', sources: [] }, 'MANDATORY_NOT_FOUND', '$.user_groups[0].sources'],
    [{ name: 'All sales', sources: [source] }, 'DUPLICATE_DATA', '$.user_groups[0].name'],
    [{ name: 'x'.repeat(251), sources: [source] }, 'INVALID_DATA', '$.user_groups[0].name'],
    [{ name: 'a\0b', sources: [source] }, 'INVALID_DATA', '$.user_groups[0].name'],
    [{ name: '\uD800', sources: [source] }, 'INVALID_DATA', '$.user_groups[0].name'],
    [{ name: 'N', description: 7, sources: [source] }, 'INVALID_DATA', '$.user_groups[0].description'],
    [{ name: 'N', sources: [{ source }] }, 'MANDATORY_NOT_FOUND', '$.user_groups[0].sources[0].type'],
    [{ name: 'N', sources: [{ ...source, type: 'x' }] }, 'INVALID_DATA', '$.user_groups[0].sources[0].type'],
    [
      { name: 'N', sources: [{ type: 'users', source: { id: 5 } }] },
      'INVALID_DATA',
      '$.user_groups[0].source[0].id',
    ],
    [
      { name: 'N', sources: Array.from({ length: 201 }, () => source) },
      'INVALID_DATA',
      '$.user_groups[0].sources',
    ],
    ['row', 'INVALID_DATA', '$.user_groups[0]'],
  ])('refuses %j', (row, code, path) => {
    const answer = setUpCrm().call(`POST ${GROUPS}`, rows(row))
    expect(answer.status).toBe(400)
    expect(firstRow(answer)).toMatchObject({ code, details: { json_path: path } })
  })

  test('answers row by row; the second of one name is a duplicate', () => {
    const { call, crm } = setUpCrm()
    const row = { name: 'Twin', sources: [source] }
    const answer = call(`POST ${GROUPS}`, rows(row, row))
    expect(answer.status).toBe(207)
    expect((answer.body as { user_groups: { code: string }[] }).user_groups.map(({ code }) => code)).toEqual([
      'SUCCESS',
      'DUPLICATE_DATA',
    ])
    expect(crm.summary().groups.filter(({ name }) => name === 'Twin')).toHaveLength(1)
  })

  test.each([
    [undefined, 'MANDATORY_NOT_FOUND'],
    [malformedBody, 'UNABLE_TO_PARSE_DATA_TYPE'],
    [null, 'INVALID_DATA'],
    [[], 'INVALID_DATA'],
    [7, 'INVALID_DATA'],
    [{}, 'MANDATORY_NOT_FOUND'],
    [rows(), 'INVALID_DATA'],
    [JSON.parse('{"__proto__":{"user_groups":[]}}'), 'MANDATORY_NOT_FOUND'],
    [rows(...Array.from({ length: 11 }, () => ({}))), 'INVALID_DATA'],
  ])('answers one flat error to the body %o', (body, code) => {
    expect(setUpCrm().call(`POST ${GROUPS}`, body)).toMatchObject({ status: 400, body: { code } })
  })
})

describe('update', () => {
  const line = `PUT ${GROUPS}/${NORTH}`
  const remove = { type: 'users', source: { id: '3652397000000186022' }, _delete: true }
  const counts = `GET ${GROUPS}/${NORTH}?include=sources_count`

  test('patches: adds what is named, removes what carries _delete', () => {
    const { call } = setUpCrm()
    expect(call(line, rows({ name: 'North', sources: [remove, source] })).status).toBe(200)
    expect(call(counts).body).toMatchObject({
      user_groups: [
        { name: 'North', sources_count: { territories: 2, roles: 2, users: 2 }, modified_by: { id: NORA } },
      ],
    })
    expect(call(line, rows({ name: 'North', sources: [remove] })).status).toBe(400)
  })

  test('replaces when the reading says so', () => {
    const { call } = setUpCrm({ readings: { userGroups: { updateSources: 'replace' } } })
    call(line, rows({ name: 'North', sources: [source] }))
    expect(call(counts).body).toMatchObject({ user_groups: [{ sources_count: { users: 1 } }] })
  })

  test('may bring less when the reading says so', () => {
    const { call } = setUpCrm({ readings: { userGroups: { updateRequires: 'nothing' } } })
    expect(call(line, rows({ description: null })).status).toBe(200)
    expect(call(`GET ${GROUPS}/${NORTH}`).body).toMatchObject({
      user_groups: [{ name: 'Northern Europe sales', description: null }],
    })
  })

  test('keeps its own name, and refuses a circle', () => {
    const { call } = setUpCrm()
    const circle = { type: 'groups', source: { id: FACING } }
    expect(call(`PUT ${GROUPS}/${SERVICE}`, rows({ name: 'Service setup', sources: [source] })).status).toBe(
      200,
    )
    expect(call(`PUT ${GROUPS}/${SERVICE}`, rows({ name: 'Service setup', sources: [circle] })).status).toBe(
      400,
    )
  })

  test('takes many groups at once', () => {
    const { call } = setUpCrm()
    const answer = call(`PUT ${GROUPS}`, rows({ id: LAUNCH, name: 'One', sources: [source] }, { id: '1' }))
    expect(answer.status).toBe(207)
    expect(call(`GET ${GROUPS}/${LAUNCH}`).body).toMatchObject({ user_groups: [{ name: 'One' }] })
  })
})

describe('delete', () => {
  test('removes a group at once', () => {
    const { call } = setUpCrm()
    expect(firstRow(call(`DELETE ${GROUPS}/${LAUNCH}`))).toMatchObject({
      code: 'SUCCESS',
      details: { id: LAUNCH },
    })
    expect(call(`GET ${GROUPS}/${LAUNCH}`).body).toMatchObject({ details: { resource_path_index: 2 } })
  })

  test('refuses what is in use, or takes it out of other groups', () => {
    expect(setUpCrm().call(`DELETE ${GROUPS}/${ALL_SALES}`).body).toMatchObject({ code: 'ALREADY_USED' })
    const { call } = setUpCrm({ readings: { userGroups: { deletionInUse: 'allowed' } } })
    expect(call(`DELETE ${GROUPS}/${ALL_SALES}`).status).toBe(200)
    expect(call(`GET ${GROUPS}/${FACING}/sources?type=groups`).body).toMatchObject({ info: { count: 1 } })
  })

  test('runs as a job that the clock drives', () => {
    const { call, advance } = setUpCrm({ readings: { userGroups: { deletion: 'job', deletionJobMs: 1000 } } })
    const { code, details } = firstRow(call(`DELETE ${GROUPS}/${LAUNCH}`))
    const status = (): unknown =>
      call(`GET ${GROUPS}/actions/deletion_jobs?job_id=${String(details['job_id'])}`).body
    expect(code).toBe('SCHEDULED')
    expect(status()).toEqual({ deletion_jobs: [{ Status: 'SCHEDULED' }] })
    advance(500)
    expect(status()).toEqual({ deletion_jobs: [{ Status: 'RUNNING' }] })
    expect(call(`GET ${GROUPS}/${LAUNCH}`).status).toBe(200)
    expect(call(`DELETE ${GROUPS}/${LAUNCH}`).body).toMatchObject({ code: 'NOT_ALLOWED' })
    advance(500)
    expect(status()).toEqual({ deletion_jobs: [{ Status: 'COMPLETED' }] })
    expect(call(`GET ${GROUPS}/${LAUNCH}`).status).toBe(400)
  })
})

test('a snapshot brings everything back, and survives JSON', () => {
  const { call, crm } = setUpCrm()
  const before: unknown = JSON.parse(JSON.stringify(crm.snapshot()))
  call(`DELETE ${GROUPS}/${LAUNCH}`)
  const made = call(
    `POST ${GROUPS}`,
    rows({ name: 'After', sources: [{ type: 'users', source: { id: BRAM } }] }),
  )
  crm.restore(before)
  expect(crm.snapshot()).toEqual(before)
  expect(call(`GET ${GROUPS}/${LAUNCH}`).status).toBe(200)
  expect(call(`POST ${GROUPS}`, rows({ name: 'After', sources: [source] })).body).toEqual(made.body)
  expect(() => crm.restore({})).toThrow(TypeError)
})
