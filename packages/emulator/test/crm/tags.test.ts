import { describe, expect, test } from 'vitest'
import { dataOf, make, openRecords, type RecordsSetup } from './records-setup.ts'

const TAGS = '/settings/tags'
interface TagAnswer {
  readonly code: string
  readonly details: Readonly<Record<string, never>>
}
function write(setup: RecordsSetup, line: string, ...tags: readonly object[]): readonly TagAnswer[] {
  const { body } = setup.call(line, { tags })
  return (body as { tags: readonly TagAnswer[] }).tags
}
const named = (
  setup: RecordsSetup,
  module = 'Leads',
): readonly { id: string; name: string; color_code: unknown }[] =>
  (setup.call(`GET ${TAGS}?module=${module}`).body as { tags: never[] } | undefined)?.tags ?? []
const tagsOn = (setup: RecordsSetup, id: string): unknown =>
  dataOf(setup.call(`GET /Leads/${id}`)).flatMap(({ Tag: tags }) =>
    (tags as { name: string }[]).map(({ name }) => name),
  )

describe('tags of a module', () => {
  test('are made, listed, changed and deleted, for each module its own', () => {
    const setup = openRecords()
    const [hot, old] = write(
      setup,
      `POST ${TAGS}?module=Leads`,
      { name: 'hot', color_code: '#F17574' },
      { name: 'old' },
    )
    expect([hot?.details, old?.details]).toMatchObject([
      { name: 'hot', color_code: '#F17574', created_by: { name: expect.any(String) } },
      { name: 'old', color_code: null },
    ])
    expect(setup.call(`GET ${TAGS}?module=Leads`).body).toMatchObject({
      info: { count: 2, allowed_count: 200 },
    })
    expect(setup.call(`GET ${TAGS}?module=Contacts`).body).toMatchObject({ tags: [], info: { count: 0 } })
    const id = String(hot?.details['id'])
    // What is not sent of the color is lost.
    write(setup, `PUT ${TAGS}/${id}?module=Leads`, { name: 'warm' })
    expect(named(setup)).toMatchObject([{ name: 'warm', color_code: null }, { name: 'old' }])
    expect(setup.call(`DELETE ${TAGS}/${id}`).body).toMatchObject({
      tags: { code: 'SUCCESS', details: { id } },
    })
    expect(setup.call(`DELETE ${TAGS}/${id}`)).toMatchObject({
      status: 400,
      body: { tags: [{ code: 'INVALID_DATA', message: 'tags not found' }] },
    })
  })

  test.each([
    [{ name: 'HOT' }, 'DUPLICATE_DATA'],
    [{ name: 'hot', color_code: '#A8C026' }, 'MAPPING_MISMATCH'],
    [{ name: 'x'.repeat(26) }, 'INVALID_DATA'],
    [{ name: 'a,b' }, 'INVALID_DATA'],
    [{ name: '<b>' }, 'INVALID_DATA'],
    [{ name: 'fire 🔥' }, 'INVALID_DATA'],
    [{ name: 'new', color_code: '#000000' }, 'INVALID_DATA'],
    [{ color_code: '#A8C026' }, 'MANDATORY_NOT_FOUND'],
  ])('%j is refused', (tag, code) => {
    const setup = openRecords()
    write(setup, `POST ${TAGS}?module=Leads`, { name: 'hot' })
    expect(write(setup, `POST ${TAGS}?module=Leads`, tag)).toMatchObject([{ code }])
  })

  test('are a hundred at most', () => {
    const setup = openRecords()
    const tags = Array.from({ length: 100 }, (_each, index) => ({ name: `tag ${index}` }))
    expect(write(setup, `POST ${TAGS}?module=Leads`, ...tags).every(({ code }) => code === 'SUCCESS')).toBe(
      true,
    )
    expect(write(setup, `POST ${TAGS}?module=Leads`, { name: 'more' })).toMatchObject([
      { code: 'LIMIT_EXCEEDED' },
    ])
  })

  test('need a module, and a tag that is there', () => {
    const setup = openRecords()
    expect(setup.call(`GET ${TAGS}`).body).toMatchObject({ code: 'REQUIRED_PARAM_MISSING' })
    expect(setup.call(`PUT ${TAGS}/1234567890?module=Leads`, { tags: [{ name: 'a' }] })).toMatchObject({
      status: 400,
      body: { code: 'INVALID_DATA', details: { resource_path_index: 2 } },
    })
    expect(setup.call(`GET ${TAGS}/1234567890/actions/records_count?module=Leads`).status).toBe(400)
  })
})

describe('tags on records', () => {
  test('are added to many, each with all that it has; what is not there is made', () => {
    const setup = openRecords()
    const [boyle = '', daly = ''] = make(setup, 'Leads', { Last_Name: 'Boyle' }, { Last_Name: 'Daly' })
    const body = { tags: [{ name: 'hot' }, { name: 'old' }], ids: [boyle, '1234567890', daly] }
    const answer = setup.call('POST /Leads/actions/add_tags', body)
    expect(answer).toMatchObject({
      status: 207,
      body: {
        success_count: '2',
        locked_count: '0',
        data: [{ code: 'SUCCESS' }, { code: 'INVALID_DATA' }, {}],
      },
    })
    expect(tagsOn(setup, boyle)).toEqual(['hot', 'old'])
    const removed = setup.call('POST /Leads/actions/remove_tags', { tags: [{ name: 'HOT' }], ids: [daly] })
    expect(dataOf(removed)).toMatchObject([{ details: { id: daly, tags: [{ name: 'old' }] } }])
    expect(tagsOn(setup, daly)).toEqual(['old'])
  })

  test('stay as they are on a record that is locked', () => {
    const setup = openRecords()
    const [id = ''] = make(setup, 'Leads', { Last_Name: 'Boyle' })
    setup.call(`POST /Leads/${id}/Locking_Information__s`, {
      data: [{ Locked_Reason__s: 'deal in progress' }],
    })
    expect(setup.call('POST /Leads/actions/add_tags', { tags: [{ name: 'hot' }], ids: [id] })).toMatchObject({
      status: 400,
      body: { success_count: '0', locked_count: '1', data: [{ code: 'RECORD_LOCKED' }] },
    })
  })

  test('replace others on request, and are ten at most', () => {
    const setup = openRecords()
    const [id = ''] = make(setup, 'Leads', { Last_Name: 'Boyle', Tag: [{ name: 'old' }] })
    const ten = Array.from({ length: 10 }, (_each, index) => ({ name: `tag ${index}` }))
    expect(setup.call(`POST /Leads/${id}/actions/add_tags`, { tags: ten })).toMatchObject({
      status: 400,
      body: { data: [{ code: 'LIMIT_EXCEEDED', details: { limit: 10 } }] },
    })
    expect(setup.call(`POST /Leads/${id}/actions/add_tags`, { tags: ten, over_write: true }).status).toBe(200)
    expect(tagsOn(setup, id)).toEqual(ten.map(({ name }) => name))
    setup.call(`POST /Leads/${id}/actions/remove_tags`, { tags: ten.slice(1) })
    expect(tagsOn(setup, id)).toEqual(['tag 0'])
  })

  test('follow what becomes of the tag', () => {
    const setup = openRecords()
    const [id = ''] = make(setup, 'Leads', { Last_Name: 'Boyle', Tag: [{ name: 'hot' }, { name: 'old' }] })
    const [hot, old] = named(setup)
    write(setup, `PUT ${TAGS}?module=Leads`, { id: hot?.id, name: 'warm', color_code: '#A8C026' })
    expect(tagsOn(setup, id)).toEqual(['old', 'warm'])
    const count = `GET ${TAGS}/${old?.id}/actions/records_count?module=Leads`
    expect(setup.call(count).body).toEqual({ count: '1' })
    expect(write(setup, `POST ${TAGS}/${hot?.id}/actions/merge`, { conflict_id: old?.id })).toMatchObject([
      { code: 'SUCCESS' },
    ])
    expect([tagsOn(setup, id), named(setup).length]).toEqual([['warm'], 1])
    setup.call(`DELETE ${TAGS}/${hot?.id}`)
    expect(tagsOn(setup, id)).toEqual([])
  })

  test.each([
    [{ ids: ['1'] }, 'MANDATORY_NOT_FOUND'],
    [{ tags: {}, ids: ['1'] }, 'INVALID_DATA'],
    [{ tags: [5], ids: ['1'] }, 'INVALID_DATA'],
    [{ tags: [{ id: '7' }], ids: ['1'] }, 'INVALID_DATA'],
    [{ tags: [{ name: 'hot' }] }, 'MANDATORY_NOT_FOUND'],
    [{ tags: [{ name: 'hot' }], ids: Array.from({ length: 501 }, () => '1') }, 'INVALID_DATA'],
  ])('%j is refused whole', (body, code) => {
    expect(openRecords().call('POST /Leads/actions/add_tags', body)).toMatchObject({
      status: 400,
      body: { code },
    })
  })
})
