import { describe, expect, test } from 'vitest'
import { openQueries } from '../crm/query-setup.ts'
import { NORA } from '../crm/setup.ts'

// Queries as public programs send them: their shape, with names and values made up here.

type Rows = readonly Readonly<Record<string, unknown>>[]

describe('a connector that reads what changed, in pages that grow', () => {
  // It joins three conditions without brackets, which the pages forbid.
  const { ask, make, call, advance } = openQueries({ readings: { query: { brackets: 'optional' } } })
  const made: string[] = []
  for (let minute = 0; minute < 5; minute += 1) {
    const rows = Array.from({ length: 90 }, (_, index) => ({
      Last_Name: `n${minute}-${index}`,
      Company: 'C',
    }))
    made.push(...make('Leads', ...rows))
    advance(60_000)
  }
  const from = '2026-06-01T12:00:00+00:00'
  const to = '2026-06-01T13:00:00+00:00'

  test('every record comes once, though many share a time', () => {
    const found: string[] = []
    let cursor = from
    let behind = ''
    for (const size of [200, 1000, 2000]) {
      const rows: Rows = ask(
        `SELECT id, Modified_Time, Last_Name FROM Leads WHERE Modified_Time >= '${cursor}' AND Modified_Time < '${to}'${behind} ORDER BY Modified_Time ASC, id ASC LIMIT ${size}`,
      )
      found.push(...rows.map((row) => String(row['id'])))
      const last = rows.at(-1)
      if (rows.length < size || last === undefined) break
      cursor = new Date(String(last['Modified_Time'])).toISOString().replace('.000Z', '+00:00')
      behind = ` AND (Modified_Time > '${cursor}' OR id > ${String(last['id'])})`
    }
    expect(found).toEqual(made)
  })

  test('of each module it may ask every field but those that it leaves out', () => {
    const lists = /^(?:subform|multiselectlookup|multiuserlookup|fileupload|imageupload)$/
    const left = new Set(['Participants', 'Comments', 'Pricing_Details', 'CTI_Entry'])
    const modules =
      'Leads Accounts Contacts Deals Campaigns Tasks Events Calls Products Vendors Price_Books Quotes Sales_Orders Purchase_Orders Invoices Quoted_Items Cases Solutions'.split(
        ' ',
      )
    const asked = modules.map((module) => {
      const { fields } = call(`GET /settings/fields?module=${module}&type=all`).body as {
        fields: readonly { api_name: string; data_type: string }[]
      }
      const names = fields
        .filter(({ api_name: name, data_type: type }) => !left.has(name) && !lists.test(type))
        .map(({ api_name: name }) => name)
      const text = `SELECT ${names.join(', ')} FROM ${module} WHERE Modified_Time >= '${from}' AND Modified_Time < '${to}' ORDER BY Modified_Time ASC, id ASC LIMIT 200`
      const { status, body } = call('POST /coql', { select_query: text })
      return [module, status < 300 ? 'rows' : body]
    })
    expect(asked.filter(([, outcome]) => outcome !== 'rows')).toEqual([])
  })
})

describe('queries of programs and tutorials', () => {
  const { ask, make } = openQueries()
  const [account = ''] = make('Accounts', { Account_Name: 'Acme', Phone: '123' }, { Account_Name: 'Beta' })
  const [one = '', two = ''] = make(
    'Contacts',
    { Last_Name: 'Ray', First_Name: 'Ann', Email: 'ann@example.com', Account_Name: { id: account } },
    { Last_Name: 'Sun', Email_Opt_Out: true, Lead_Source: 'Partner' },
  )
  make(
    'Deals',
    {
      Deal_Name: 'D1',
      Stage: 'Qualification',
      Amount: 5,
      Contact_Name: { id: one },
      Closing_Date: '2026-06-03',
    },
    {
      Deal_Name: 'D2',
      Stage: 'Closed Won',
      Amount: 7,
      Contact_Name: { id: two },
      Closing_Date: '2026-06-03',
    },
  )
  make('Leads', { Last_Name: "O'Neil", Company: 'X' })

  test.each<[shape: string, text: string, count: number]>([
    [
      'over several lines',
      "select Last_Name, Full_Name, Created_Time\n   from Contacts\n   where Created_Time between '2020-03-11T10:33:32+05:30' and  '2030-03-12T10:33:32+05:30'\n   limit 2",
      2,
    ],
    ['in capitals, a quote doubled', "SELECT id FROM Leads WHERE Last_Name = 'O''Neil' LIMIT 1", 1],
    [
      'compared with the empty text',
      "select Account_Name, Phone from Accounts where Phone != '' limit 0, 100",
      1,
    ],
    [
      'ids joined without blanks',
      `SELECT Full_Name, Phone, Mobile, Title FROM Contacts WHERE id in ('${one}','${two}')`,
      2,
    ],
    [
      'limit without a blank',
      'select Stage, Deal_Name from Deals where Deal_Name is not null limit 0,200',
      2,
    ],
    [
      'a lookup without blanks',
      `select id from Contacts Where Account_Name='${account}' and Last_Name ='Ray'  LIMIT 0,200`,
      1,
    ],
    ['a day', "select Deal_Name from Deals where Closing_Date = '2026-06-03' limit 0, 200", 2],
    [
      'a flag without quotes',
      'select Last_Name, Owner, Lead_Source from Contacts where Email_Opt_Out = true',
      1,
    ],
    [
      'brackets upon brackets',
      "select Last_Name, Email from Contacts where (((Full_Name like '%an%'))) limit 1000",
      1,
    ],
    [
      'bracketed from the left',
      "select id from Contacts where ((Last_Name != 'x') and Email is not null) and Owner is not null",
      1,
    ],
    [
      'or in brackets, ordered and paged',
      "select id from Contacts where (Email = 'ann@example.com' or Secondary_Email = 'ann@example.com') order by Modified_Time desc limit 0, 200",
      1,
    ],
    [
      'behind a lookup of several contacts',
      `select id, Stage, Contact_Name, Modified_Time from Deals where Contact_Name in ('${one}', '${two}') order by Modified_Time desc limit 200`,
      2,
    ],
    [
      'offset in words',
      "SELECT id, Modified_Time FROM Contacts WHERE Modified_Time >= '2024-01-20T14:45:00+00:00' ORDER BY Modified_Time ASC LIMIT 200 OFFSET 1",
      1,
    ],
    [
      'an owner',
      `select Deal_Name from Deals where Owner = ${NORA} and Stage not in ('Closed Won','Closed Lost')`,
      1,
    ],
  ])('run: %s', (_shape, text, count) => {
    expect(ask(text)).toHaveLength(count)
  })

  test('numbers of groups under a name of their own', () => {
    expect(
      ask(
        "SELECT COUNT(id) as cnt, Stage FROM Deals WHERE Amount > 1 AND Stage in ('Qualification', 'Closed Won') GROUP BY Stage",
      ),
    ).toEqual([
      { cnt: 1, Stage: 'Qualification' },
      { cnt: 1, Stage: 'Closed Won' },
    ])
  })
})
