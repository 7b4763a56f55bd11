import { describe, expect, test } from 'vitest'
import { createCrm, defaultOrganization, type OrganizationSeed } from '../../src/crm/index.ts'
import { NORA, setUpCrm, type CrmSetup } from './setup.ts'

const scopes = ['ZohoCRM.modules.ALL', 'ZohoCRM.settings.ALL', 'ZohoCRM.users.ALL', 'ZohoCRM.org.ALL']

function ask({ call }: Pick<CrmSetup, 'call'>, line: string, body?: unknown): Answer {
  const answer = call(line, body, { scopes })
  if (answer.status >= 300) throw new Error(`${line}: ${JSON.stringify(answer)}`)
  return answer.body as Answer
}

/** What is read of the answers. */
interface Answer {
  readonly fields: readonly { readonly api_name: string }[]
  readonly data: readonly Record<string, unknown>[]
}

function idIn({ data: [row] }: Answer): string {
  return (row?.['details'] as { id: string } | undefined)?.id ?? ''
}

/** All that a real organization would answer, pasted into a seed. */
function pasteFrom(setup: CrmSetup, modules: readonly string[]): OrganizationSeed {
  const fields = Object.fromEntries(
    modules.map((module) => [module, ask(setup, `GET /settings/fields?module=${module}`)]),
  )
  const records = Object.fromEntries(
    modules.map((module) => {
      const names = (fields[module]?.fields ?? []).map(({ api_name: name }) => name)
      const ids = ask(setup, `GET /${module}?fields=id&per_page=5`).data.map(({ id }) => String(id))
      const data = ids.flatMap((id) => ask(setup, `GET /${module}/${id}`).data)
      return [module, names.length > 0 ? { data, info: { count: data.length } } : data]
    }),
  )
  const answers = [
    'org',
    'users?type=AllUsers',
    'settings/roles',
    'settings/profiles',
    'settings/territories',
    'settings/modules',
  ]
  return {
    ...Object.assign({}, ...answers.map((path) => ask(setup, `GET /${path}`))),
    fields,
    records,
  } as OrganizationSeed
}

describe('a seed pasted from answers', () => {
  const modules = ['Leads', 'Deals', 'Accounts']
  const real = setUpCrm()
  ask(real, 'POST /settings/fields?module=Leads', {
    fields: [{ field_label: 'Shoe size', data_type: 'integer' }],
  })
  const made = ask(real, 'POST /Leads', {
    data: [{ Last_Name: 'Rao', Shoe_size: 39, Tag: [{ name: 'hot' }] }],
  })
  const seed = JSON.parse(JSON.stringify(pasteFrom(real, modules))) as OrganizationSeed
  const copy = setUpCrm({ seed })

  test.each(modules)('%s: records read as where they come from', (module) => {
    for (const { id } of ask(copy, `GET /${module}?fields=id`).data) {
      const line = `GET /${module}/${String(id)}`
      const [one, other] = [ask(copy, line).data[0], ask(real, line).data[0]]
      // Lookups to records that were not pasted read as null, as those to deleted ones do; the layout is another.
      const isLost = (name: string, value: unknown): boolean =>
        name === 'Layout' || (one?.[name] === null && typeof value === 'object')
      const kept = Object.entries(other ?? {}).filter(([name, value]) => !isLost(name, value))
      expect(one).toMatchObject(Object.fromEntries(kept))
    }
  })

  test('fields and modules are answered as they were', () => {
    for (const module of modules) {
      const line = `GET /settings/fields?module=${module}`
      expect(ask(copy, line).fields.map(({ api_name: name }) => name)).toEqual(
        ask(real, line).fields.map(({ api_name: name }) => name),
      )
    }
    expect(ask(copy, 'GET /settings/modules')).toEqual(ask(real, 'GET /settings/modules'))
  })

  test('fields are the rule for what is written, and new ids go on behind those that are there', () => {
    const id = idIn(made)
    expect(ask(copy, `GET /Leads/${id}`).data).toMatchObject([
      { Last_Name: 'Rao', Shoe_size: 39, Tag: [{ name: 'hot' }] },
    ])
    const refused = copy.call('POST /Leads', { data: [{ Last_Name: 'X', Shoe_size: 'large' }] }, { scopes })
    expect(refused).toMatchObject({ status: 400, body: { data: [{ details: { api_name: 'Shoe_size' } }] } })
    const next = idIn(ask(copy, 'POST /Leads', { data: [{ Last_Name: 'Next' }] }))
    expect(BigInt(next)).toBeGreaterThan(BigInt(id))
  })
})

const plant = (seed: unknown): unknown =>
  createCrm({
    seed: seed as OrganizationSeed,
    dataCenter: 'us',
    environment: 'production',
    clock: { now: () => 0 },
  }).snapshot()

const lead = { id: '1', Last_Name: 'Rao' }
const field = { id: '1', api_name: 'Size', field_label: 'Size', data_type: 'integer' }
const visits = {
  id: '1',
  api_name: 'Visits',
  module_name: 'Visits',
  singular_label: 'Visit',
  plural_label: 'Visits',
  generated_type: 'custom',
  status: 'visible',
  api_supported: true,
  creatable: true,
  editable: true,
  deletable: true,
  viewable: true,
}

describe('a pasted seed that lies is refused whole, with the place', () => {
  test.each<[title: string, seed: unknown, message: RegExp]>([
    [
      'records of a module that is not there',
      { records: { Visits: [lead] } },
      /records\.Visits: there is no module/,
    ],
    [
      'fields of one',
      { fields: { Visits: { fields: [field] } } },
      /fields\.Visits\.fields: there is no module/,
    ],
    ['a list for an object', { records: [lead] }, /records must be an object/],
    ['a text for rows', { records: { Leads: 'all' } }, /records\.Leads must be a list/],
    ['a number for a record', { records: { Leads: [7] } }, /records\.Leads\[0\] must be an object/],
    ['an id twice', { records: { Leads: [lead, lead] } }, /records\.Leads\[1\]\.id: "1" is taken/],
    [
      'an id of two modules',
      { records: { Leads: [lead], Contacts: { data: [lead] } } },
      /records\.Contacts\.data\[0\]\.id/,
    ],
    [
      'a number for an id',
      { records: { Leads: [{ ...lead, id: 1 }] } },
      /records\.Leads\[0\]\.id must be a string/,
    ],
    [
      'an owner that is not there',
      { records: { Leads: [{ ...lead, Owner: { id: '9' } }] } },
      /records\.Leads\[0\]\.Owner/,
    ],
    [
      'a lookup without an id',
      { records: { Deals: [{ id: '1', Account_Name: 'Zylker' }] } },
      /Deals\[0\]\.Account_Name/,
    ],
    [
      'a number for a text',
      { records: { Leads: [{ ...lead, City: 7 }] } },
      /Leads\[0\]\.City must be a value of the type/,
    ],
    ['a text for a number', { records: { Leads: [{ ...lead, No_of_Employees: '7' }] } }, /No_of_Employees/],
    [
      'a time that is none',
      { records: { Leads: [{ ...lead, Last_Activity_Time: 'now' }] } },
      /Last_Activity_Time/,
    ],
    [
      'when it was created',
      { records: { Leads: [{ ...lead, Created_Time: 'now' }] } },
      /Leads\[0\]\.Created_Time must be a value/,
    ],
    ['a module twice', { modules: [visits, visits] }, /modules\[1\]: the module "Visits" is there twice/],
    [
      'an id of two modules in metadata',
      { modules: [visits, { ...visits, api_name: 'Trips' }] },
      /modules\[1\]\.id/,
    ],
    [
      'a module without a name',
      { modules: [{ ...visits, api_name: '__proto__' }] },
      /modules\[0\]\.api_name/,
    ],
    ['a module without a label', { modules: [{ ...visits, plural_label: undefined }] }, /plural_label/],
    [
      'an unknown data type',
      { fields: { Leads: [{ ...field, data_type: 'planet' }] } },
      /fields 1\.data_type/,
    ],
    [
      'options that are none',
      { fields: { Leads: [{ ...field, pick_list_values: [7] }] } },
      /pick_list_values\[0\]/,
    ],
    ['a field twice', { fields: { Leads: [field, { ...field, id: '2' }] } }, /the same "api_name"/],
    ['people above each other', circleOfPeople(), /users: "a@x\.example" lies above itself/],
  ])('%s', (_title, seed, message) => {
    expect(() => plant(seed)).toThrow(TypeError)
    expect(() => plant(seed)).toThrow(message)
  })

  test.each([
    '{"__proto__": []}',
    '{"records": {"__proto__": [{"id": "1"}]}}',
    '{"fields": {"__proto__": []}}',
  ])('%s', (text) => {
    expect(() => plant(JSON.parse(text))).toThrow(/__proto__/)
  })

  test('two records of one unique value', () => {
    const unique = { ...field, unique: { case_sensitive: false } }
    const rows = [
      { id: '1', Size: 3 },
      { id: '2', Size: 3 },
    ]
    expect(() => plant({ fields: { Leads: [unique] }, records: { Leads: rows } })).toThrow(
      '"records/Leads" "1" and "2" have the same "Size".',
    )
  })
})

function circleOfPeople(): OrganizationSeed {
  const user = (letter: string, above: string) => ({
    email: `${letter}@x.example`,
    last_name: letter,
    role: 'CEO',
    profile: 'Standard',
    Reporting_To: `${above}@x.example`,
  })
  return { users: [user('a', 'b'), user('b', 'a')] }
}

describe('a snapshot of an organization that lies is refused whole, with the place', () => {
  const { records: _samples, ...small } = defaultOrganization()
  const { crm, call } = setUpCrm({ seed: small })
  ask({ call }, 'POST /Leads', { data: [{ Last_Name: 'Rao', City: 'Pune' }] })
  const saved = crm.snapshot()
  const change = (table: string, index: number, member: object): unknown => {
    const rows = saved.tables[table] ?? []
    const changed = rows.map((row, each) => (each === index ? { ...row, ...member } : row))
    return { ...saved, tables: { ...saved.tables, [table]: changed } }
  }
  const [first, second] = saved.tables['roles'] ?? []
  test.each<[title: string, snapshot: unknown, message: RegExp]>([
    [
      'a role above itself',
      change('roles', 0, { reporting_to: { id: first?.id } }),
      /roles: .* lies above itself/,
    ],
    ['roles above each other', circleOfRoles(), /lies above itself/],
    [
      'a role that is not there',
      change('users', 0, { role: { id: '9' } }),
      /"users" "\d+" points to something/,
    ],
    ['two rows of one id', change('roles', 1, { id: first?.id }), /two rows of one id/],
    ['two modules of one name', change('modules', 1, { api_name: 'Leads' }), /have the same "api_name"/],
    [
      'a time that is none',
      change('records/Leads', 0, { Last_Activity_Time: {} }),
      /records\/Leads \d+\.Last_Activity_Time/,
    ],
    ['a reference that is none', change('records/Leads', 0, { Owner: NORA }), /records\/Leads \d+\.Owner/],
    ['a text that is none', change('records/Leads', 0, { City: { a: 1 } }), /records\/Leads \d+\.City/],
    ['records without fields', without('fields'), /the module has no fields/],
    [
      'no table',
      JSON.parse(JSON.stringify(saved).replace('"tables":{', '"tables":{"__proto__":[],')),
      /no table "__proto__"/,
    ],
  ])('%s', (_title, snapshot, message) => {
    expect(() => crm.restore(snapshot)).toThrow(TypeError)
    expect(() => crm.restore(snapshot)).toThrow(message)
    expect(crm.snapshot()).toEqual(saved)
  })

  function circleOfRoles(): unknown {
    const rows = (saved.tables['roles'] ?? []).map((row, index) =>
      index < 2 ? { ...row, reporting_to: { id: (index === 0 ? second : first)?.id } } : row,
    )
    return { ...saved, tables: { ...saved.tables, roles: rows } }
  }
  function without(table: string): unknown {
    const { [table]: _gone, ...tables } = saved.tables
    return { ...saved, tables }
  }
})

test('the default organization has records of its own only when it says so', () => {
  const { records: _samples, ...seed } = defaultOrganization()
  expect(setUpCrm({ seed }).call('GET /Leads?fields=id', undefined, { scopes }).status).toBe(204)
})
