// What users of records have reported elsewhere, each by a test.
import { isToolkitError, paginate, where } from '@x/client'
import { recordingClient } from '@x/operation-tests'
import { describe, expect, test } from 'vitest'
import {
  addLinkAttachment,
  createRecords,
  deleteRecords,
  downloadFieldAttachment,
  eachRecord,
  executeTransition,
  getBlueprint,
  getRecord,
  listDeletedRecords,
  listNotes,
  listRecords,
  removed,
  searchRecords,
  tagList,
  updateRecord,
  updateRelatedRecord,
  uploadAttachment,
  upsertRecords,
} from '../src/index.ts'
import { clientAtEmulator } from './at-emulator.ts'

const refusal = (code: string, details: object = {}, status = 400): (() => Response) => {
  const body = { code, details, message: 'no', status: 'error' }
  return () => Response.json(body, { status })
}
const failure = async (call: Promise<unknown>): Promise<unknown> =>
  await call.catch((error: unknown) => error)

describe('reading', () => {
  test('does not stop at 2,000 rows: a token leads on', async () => {
    const { zoho } = clientAtEmulator()
    const rows = Array.from({ length: 2001 }, (_each, index) => ({ Last_Name: `Boyle ${index}` }))
    await createRecords(zoho, 'Contacts', rows, { trigger: [], concurrency: 2 })
    let count = 0
    for await (const contact of eachRecord(zoho, 'Contacts', { fields: ['Last_Name'] }))
      if (String(contact['Last_Name']).startsWith('Boyle ')) count += 1
    expect(count).toBe(2001)
  })

  test('by number beyond 2,000 rows is refused before it is sent, with what to do', async () => {
    const { zoho, sent } = recordingClient(() => Response.json({}))
    for (const query of [{ page: 11 }, { page: 21, per_page: 100 }])
      await expect(listRecords(zoho, 'Leads', { fields: ['id'], ...query })).rejects.toThrow(
        /ends at 2000 rows.*eachRecord, or page_token/,
      )
    expect(sent).toEqual([])
  })

  test('what goes beyond 2,000 rows all the same is refused by Zoho under its own code', async () => {
    // A page that begins before them.
    const query = { fields: ['id'], page: 14, per_page: 150 }
    const error = await failure(listRecords(clientAtEmulator().zoho, 'Leads', query))
    expect(error).toMatchObject({ code: 'DISCRETE_PAGINATION_LIMIT_EXCEEDED', details: { limit: 2000 } })
  })

  test('a search has no way past 2,000 rows, and says so before it is sent', async () => {
    const { zoho, sent } = recordingClient(() => Response.json({}))
    const query = { criteria: where('Last_Name', 'equal', 'Boyle'), page: 21, per_page: 100 }
    await expect(searchRecords(zoho, 'Leads', query)).rejects.toThrow(/ends at 2000 rows.*eachRecord/)
    expect(sent).toEqual([])
  })

  test('needs fields, at most 50 of them, and says what to do', async () => {
    const { zoho } = clientAtEmulator()
    await expect(listRecords(zoho, 'Leads', {} as never)).rejects.toThrow(
      "{ fields: ['Last_Name', 'Email'] }",
    )
    const fields = Array.from({ length: 51 }, (_each, index) => `Field_${index}`)
    await expect(listRecords(zoho, 'Leads', { fields })).rejects.toThrow(/eachRecord/)
  })

  test('a page has 200 rows at most; more is refused, at its parameter', async () => {
    const error = await failure(
      listRecords(clientAtEmulator().zoho, 'Leads', { fields: ['id'], per_page: 201 }),
    )
    expect(error).toMatchObject({ code: 'PATTERN_NOT_MATCHED', details: { param_name: 'per_page' } })
  })

  test('304 without a body is nothing newer', async () => {
    const { zoho, emulator } = clientAtEmulator()
    const { items } = await listRecords(zoho, 'Leads', { fields: ['Modified_Time'], per_page: 1 })
    emulator.clock.advance(60_000)
    const modifiedSince = new Date(emulator.clock.now())
    const [lead] = items
    expect(await getRecord(zoho, 'Leads', lead?.id ?? '', { modifiedSince })).toBeUndefined()
    expect((await listRecords(zoho, 'Leads', { fields: ['id'], modifiedSince })).items).toEqual([])
    await updateRecord(zoho, 'Leads', lead?.id ?? '', { Company: 'Zylker' })
    const since = new Date(emulator.clock.now() - 1000)
    const newer = await listRecords(zoho, 'Leads', { fields: ['id'], modifiedSince: since })
    expect(newer.items.map(({ id }) => id)).toEqual([lead?.id])
  })

  test('lists leave out line items; one record has them', async () => {
    const { zoho } = clientAtEmulator()
    const { items } = await listRecords(zoho, 'Quotes', { fields: ['Subject', 'Quoted_Items'], per_page: 1 })
    expect(items[0]).not.toHaveProperty('Quoted_Items')
    const quote = await getRecord(zoho, 'Quotes', items[0]?.id ?? '')
    expect(quote?.['Quoted_Items']).toEqual([expect.objectContaining({ id: expect.any(String) })])
  })

  test('deleted records come in pages', async () => {
    const { zoho } = clientAtEmulator()
    const rows = Array.from({ length: 5 }, (_each, index) => ({ Last_Name: `Boyle ${index}` }))
    const made = await createRecords(zoho, 'Leads', rows)
    const ids = made.flatMap((result) => (result.ok ? [result.id ?? ''] : []))
    await deleteRecords(zoho, 'Leads', ids)
    const found: string[] = []
    for await (const { id, type } of paginate((page) =>
      listDeletedRecords(zoho, 'Leads', { ...page, per_page: 2 }),
    ))
      found.push(`${id} ${type}`)
    expect(found.toSorted()).toEqual(ids.map((id) => `${id} recycle`).toSorted())
  })

  test('all notes at once are for administrators; the refusal comes as it is', async () => {
    const { zoho } = recordingClient(refusal('NOT_SUPPORTED', {}, 403))
    expect(await failure(listNotes(zoho, { fields: ['Note_Title'] }))).toMatchObject({
      code: 'NOT_SUPPORTED',
    })
  })
})

describe('writing', () => {
  test('a status of success with rows that failed', async () => {
    const ok = { code: 'SUCCESS', details: { id: '1' }, message: '', status: 'success' }
    const bad = { code: 'INVALID_DATA', details: { api_name: 'Email' }, message: '', status: 'error' }
    for (const status of [200, 201, 202, 207]) {
      const { zoho } = recordingClient(() => Response.json({ data: [ok, bad] }, { status }))
      expect(await createRecords(zoho, 'Leads', [{}, {}])).toMatchObject([
        { ok: true, id: '1' },
        { ok: false, outcome: 'none', error: { code: 'INVALID_DATA', details: { api_name: 'Email' } } },
      ])
    }
  })

  test('an error says which field, where, and what it takes', async () => {
    const { zoho } = clientAtEmulator()
    const [result] = await createRecords(zoho, 'Leads', [{ Last_Name: 'Boyle', Annual_Revenue: 'much' }])
    expect(result).toMatchObject({
      error: {
        details: {
          api_name: 'Annual_Revenue',
          json_path: '$.data[0].Annual_Revenue',
          expected_data_type: 'double',
        },
        message: expect.stringMatching(/Annual_Revenue.*double/),
      },
    })
  })

  test('several faults of a row are all there', async () => {
    const [result] = await createRecords(clientAtEmulator().zoho, 'Leads', [
      { Email: 'nobody', Annual_Revenue: 'much' },
    ])
    const at = (api_name: string): unknown =>
      expect.objectContaining({ details: expect.objectContaining({ api_name }) })
    const errors = expect.arrayContaining([at('Annual_Revenue'), at('Email'), at('Last_Name')])
    expect(result).toMatchObject({ error: { code: 'MULTIPLE_OR_MULTI_ERRORS', details: { errors } } })
  })

  test('tags are a list of objects', async () => {
    const { zoho } = clientAtEmulator()
    const plain = await createRecords(zoho, 'Leads', [{ Last_Name: 'Boyle', Tag: ['hot'] }])
    expect(plain).toMatchObject([{ ok: false, error: { code: 'INVALID_DATA' } }])
    const [made] = await createRecords(zoho, 'Leads', [{ Last_Name: 'Boyle', Tag: tagList('hot') }])
    const lead = made?.ok === true ? await getRecord(zoho, 'Leads', made.id ?? '') : undefined
    expect(lead?.['Tag']).toMatchObject([{ name: 'hot' }])
  })

  test('absent, trigger is absent; [] is sent as []', async () => {
    const { zoho, sent } = recordingClient(() => Response.json({ data: [] }))
    await failure(createRecords(zoho, 'Leads', [{ Last_Name: 'a' }]))
    await failure(createRecords(zoho, 'Leads', [{ Last_Name: 'a' }], { trigger: [] }))
    expect(sent.map(({ body }) => body)).toEqual([
      { data: [{ Last_Name: 'a' }] },
      { data: [{ Last_Name: 'a' }], trigger: [] },
    ])
  })

  test('an upsert is one action, by fields that are named', async () => {
    const { zoho } = clientAtEmulator()
    const row = { Account_Name: 'Zylker', Phone: '99' }
    const how = { duplicate_check_fields: ['Account_Name'] }
    await upsertRecords(zoho, 'Accounts', [row], how)
    expect(await upsertRecords(zoho, 'Accounts', [{ ...row, Phone: '98' }], how)).toMatchObject([
      { ok: true, action: 'update', duplicateField: 'Account_Name' },
    ])
  })

  test('what an organization demands, the error names', async () => {
    const { zoho } = clientAtEmulator()
    expect(await createRecords(zoho, 'Deals', [{ Deal_Name: 'Boats' }])).toMatchObject([
      { ok: false, error: { code: 'MANDATORY_NOT_FOUND', details: { api_name: 'Stage' } } },
    ])
  })

  test('rows of a list that are not mentioned stay', async () => {
    const { zoho } = clientAtEmulator()
    const { items } = await listRecords(zoho, 'Quotes', { fields: ['Subject'], per_page: 1 })
    const id = items[0]?.id ?? ''
    type Line = { readonly id: string; readonly Product_Name: { readonly id: string } }
    const lines = async (): Promise<readonly Line[]> =>
      (await getRecord(zoho, 'Quotes', id))?.['Quoted_Items'] as readonly Line[]
    const [line] = await lines()
    const another = { Product_Name: { id: line?.Product_Name.id ?? '' }, Quantity: 2 }
    await updateRecord(zoho, 'Quotes', id, { Quoted_Items: [another] })
    expect(await lines()).toHaveLength(2)
    await updateRecord(zoho, 'Quotes', id, { Quoted_Items: [removed(line?.id ?? '')] })
    expect((await lines()).map((each) => each.id)).not.toContain(line?.id)
  })
})

describe('searching', () => {
  test.each([['B(yle'], ['B)yle'], ['Boyle, P'], ['K\\'], ['a:b'], ['100%&x=y'], ['"quoted"'], ["O'Leary"]])(
    'finds %s as it is written',
    async (Last_Name) => {
      const { zoho } = clientAtEmulator()
      await createRecords(zoho, 'Leads', [{ Last_Name }, { Last_Name: 'another' }])
      for (const comparator of ['equal', 'starts_with']) {
        const { items } = await searchRecords(zoho, 'Leads', {
          criteria: where('Last_Name', comparator, Last_Name),
        })
        expect(items.map((lead) => lead['Last_Name'])).toEqual([Last_Name])
      }
    },
  )

  test('in a module of one’s own is the same', async () => {
    const { zoho, sent } = recordingClient(() => new Response(null, { status: 204 }))
    await searchRecords(zoho, 'Boats', { criteria: where('Name', 'equal', 'A(1)') })
    expect(sent[0]).toMatchObject({ path: 'Boats/search', query: [['criteria', '(Name:equals:A\\(1\\))']] })
  })
})

describe('what hangs on records', () => {
  test('a pair that Zoho does not link is refused under a misleading code, which comes as it is', async () => {
    const { zoho } = recordingClient(refusal('INVALID_MODULE', { resource_path_index: 2 }))
    const error = await failure(updateRelatedRecord(zoho, 'Leads', '1', 'Quotes', '2', {}))
    expect(isToolkitError(error) && error.code).toBe('INVALID_MODULE')
  })

  test('an attachment goes to Attachments, in one part called file', async () => {
    let type = ''
    let text = ''
    const { zoho } = recordingClient(() => new Response(), {
      fetch: async (sent) => {
        type = `${sent.method} ${new URL(sent.url).pathname} ${sent.headers.get('content-type') ?? ''}`
        text = await sent.text()
        return Response.json({
          data: [{ code: 'SUCCESS', details: { id: '7' }, message: '', status: 'success' }],
        })
      },
    })
    const name = 'Angebot "März" (1).txt'
    expect(await uploadAttachment(zoho, 'Leads', '1', new File(['hello'], name))).toMatchObject({ id: '7' })
    expect(type).toMatch(/^POST \/crm\/v7\/Leads\/1\/Attachments multipart\/form-data; boundary=/)
    expect(text).toContain('name="file"; filename="Angebot %22März%22 (1).txt"')
  })

  test('a link goes as a form; the same twice is refused', async () => {
    let form: readonly (readonly [string, unknown])[] = []
    const { zoho } = recordingClient(() => new Response(), {
      fetch: async (sent) => {
        form = [...(await sent.formData())]
        return refusal('INVALID_DATA')()
      },
    })
    const link = { attachmentUrl: 'https://docs.example/?a=1&b=2', title: 'A page' }
    expect(await failure(addLinkAttachment(zoho, 'Leads', '1', link))).toMatchObject({ code: 'INVALID_DATA' })
    expect(form).toEqual(Object.entries(link))
  })

  test('an image in a field is downloaded by the id of its row', async () => {
    const { zoho, sent } = recordingClient(() => new Response('bytes'))
    const answer = await downloadFieldAttachment(zoho, 'Leads', '1', '2')
    expect([await answer?.text(), sent[0]?.query]).toEqual(['bytes', [['fields_attachment_id', '2']]])
  })

  test('a transition of a state that is over is refused, and the error says so at its place; ids are read anew', async () => {
    const { zoho } = clientAtEmulator()
    const [made] = await createRecords(zoho, 'Leads', [{ Last_Name: 'Boyle', Lead_Status: 'Not Contacted' }])
    const lead = made?.ok === true ? (made.id ?? '') : ''
    const first = (await getBlueprint(zoho, 'Leads', lead))?.transitions[0]?.id ?? ''
    const transition = { transition_id: first, data: { Phone: '99' } }
    expect(await executeTransition(zoho, 'Leads', lead, transition)).toMatchObject({
      ok: true,
      partial: false,
    })
    expect(await failure(executeTransition(zoho, 'Leads', lead, transition))).toMatchObject({
      code: 'INVALID_DATA',
      message: expect.stringContaining('transition_id'),
    })
    const next = (await getBlueprint(zoho, 'Leads', lead))?.transitions ?? []
    expect(next.map(({ id }) => id)).not.toContain(first)
    const left = { transition_id: next[0]?.id ?? '', data: {} }
    expect(await executeTransition(zoho, 'Leads', lead, left)).toMatchObject({ partial: true })
  })
})

describe('hostile values', () => {
  const hostile = [
    '<script>alert(1)</script>',
    '👩‍👩‍👧 مرحبا ‮abc',
    'a\u0000b',
    "'; drop table leads; --",
    '${EMPTY}',
    '__proto__',
    '{"id":1}',
  ]
  test.each(hostile)('%j comes back as it went, or is refused by name', async (Last_Name) => {
    const { zoho } = clientAtEmulator()
    const [result] = await createRecords(zoho, 'Leads', [{ Last_Name }])
    const expected = result?.ok === true ? Last_Name : undefined
    const found = result?.ok === true ? await getRecord(zoho, 'Leads', result.id ?? '') : undefined
    expect(found?.['Last_Name']).toBe(expected)
    expect(result?.ok === true || result?.error.code === 'INVALID_DATA').toBe(true)
  })

  test('50,000 characters are refused with the length that fits', async () => {
    const [result] = await createRecords(clientAtEmulator().zoho, 'Leads', [
      { Last_Name: 'x'.repeat(50_000) },
    ])
    expect(result).toMatchObject({ error: { code: 'INVALID_DATA', details: { maximum_length: 80 } } })
  })

  test('a field called __proto__ changes nothing', async () => {
    const { zoho } = clientAtEmulator()
    const row = JSON.parse('{"Last_Name":"Boyle","__proto__":{"Company":"Evil"}}') as object
    const [result] = await createRecords(zoho, 'Leads', [row])
    const lead = result?.ok === true ? await getRecord(zoho, 'Leads', result.id ?? '') : undefined
    expect(lead?.['Company']).toBeNull()
    expect(({} as Record<string, unknown>)['Company']).toBeUndefined()
  })
})
