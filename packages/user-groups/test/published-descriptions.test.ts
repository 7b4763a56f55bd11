import { existsSync, readFileSync } from 'node:fs'
import { createClient, type Fetch } from '@x/client'
import { createEmulator, issueGrant } from '@x/emulator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as userGroups from '@x/user-groups'

// The requests that every operation really sends, against Zoho's published OpenAPI descriptions of two generations.

const folder = new URL(
  `file://${process.env['ZOHO_OAS'] ?? new URL('../../../../shared/zoho/oas', import.meta.url).pathname}/`,
)
const newest = new URL('2026/zoho-crm-user-groups-openapi.json', folder)
const older = new URL('2025-06/user_groups.json', folder)
const there = existsSync(newest) && existsSync(older)

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}
interface Sent {
  readonly method: string
  readonly template: string
  readonly query: readonly string[]
  readonly body: unknown
}

const GROUP = '3652397000009952001'

/** What is different, on purpose: what Zoho's description says and what is sent. */
const differences = {
  'older only': [
    'PUT /settings/user_groups',
    'GET /settings/user_groups/actions/deletion_jobs',
    'POST /settings/user_groups/actions/get_assigned',
    'POST /settings/user_groups/actions/get_unassigned',
    'GET /settings/user_groups/{}/associated_users/actions/grouped_counts',
  ],
  // Query parameters of the documentation pages that the newest description leaves out.
  'undeclared query': [
    'GET /settings/user_groups/{}/sources?type',
    'GET /settings/user_groups/{}/sources?user_type',
  ],
  // `_delete` removes a source by the pages of v4 to v7; the newest description knows no such key.
  'undeclared body': ['PUT /settings/user_groups/{}'],
}

// A missing folder is a visible skip on a bare machine and a failure in CI.
// oxlint-disable-next-line vitest/no-conditional-tests -- as said
if (!there && process.env['CI'] === 'true') {
  test('the published descriptions are there', () => {
    expect.unreachable(`no descriptions at ${folder.href}; set ZOHO_OAS`)
  })
}

// oxlint-disable vitest/valid-expect, vitest/expect-expect, vitest/no-standalone-expect -- the table is compared once all have run
describe.skipIf(!there)('requests against the published descriptions', () => {
  const sent: Sent[] = []
  let news: Description
  let olds: Description
  const found = {
    'older only': new Set<string>(),
    'undeclared query': new Set<string>(),
    'undeclared body': new Set<string>(),
  }

  beforeAll(async () => {
    news = JSON.parse(readFileSync(newest, 'utf8')) as Description
    olds = JSON.parse(readFileSync(older, 'utf8')) as Description
    const emulator = createEmulator()
    const { accessToken, apiDomain } = issueGrant(emulator, {
      dc: 'us',
      scopes: ['ZohoCRM.settings.user_groups.ALL', 'ZohoCRM.users.READ'],
    })
    const bodies = new Map<string, unknown>()
    const fetch: Fetch = async (request, init) => {
      const { pathname } = new URL(request.url)
      bodies.set(
        `${request.method} ${pathname}`,
        request.body === null ? undefined : await request.clone().json(),
      )
      const answer = await emulator.fetch(request, init)
      const template = pathname.replace('/crm/v8', '').replaceAll(/\/\d+(?=\/|$)/g, '/{}')
      sent.push({
        method: request.method,
        template,
        query: [...new URL(request.url).searchParams.keys()],
        body: bodies.get(`${request.method} ${pathname}`),
      })
      return answer
    }
    const zoho = createClient({ token: () => ({ value: accessToken, apiDomain }), fetch, version: 'v8' })
    const page = { page: 1, per_page: 200 }
    await userGroups.listUserGroups(zoho, {
      ...page,
      include: 'sources_count',
      filters: userGroups.where('name', 'contains', 'a'),
    })
    await userGroups.getUserGroup(zoho, GROUP)
    await userGroups.getSourcesCount(zoho, GROUP)
    await userGroups.listAssociations(zoho, GROUP)
    await userGroups.listAssociatedUsersCounts(zoho, {
      ...page,
      filters: userGroups.where('name', 'equal', 'a'),
    })
    const { items } = await userGroups.listSources(zoho, GROUP, {
      ...page,
      type: 'users',
      user_type: 'active',
    })
    const user = items[0]?.source.id ?? ''
    await userGroups.listGroupsOfUser(zoho, user, { ...page, include: 'sources' })
    const source = { type: 'users', source: { id: user } }
    const { id } = await userGroups.createUserGroup(zoho, {
      name: 'New',
      description: 'd',
      sources: [source],
    })
    await userGroups.updateUserGroup(zoho, GROUP, { sources: { mode: 'patch', remove: [source] } })
    await userGroups.updateUserGroups(zoho, [{ id, name: 'Newer' }])
    await userGroups.listAssignedUserGroups(zoho, { related_entity_id: user })
    await userGroups.listUnassignedUserGroups(zoho, { related_entity_id: user })
    await userGroups.listGroupedCounts(zoho, GROUP)
    await userGroups.getDeletionJob(zoho, GROUP).catch(() => undefined)
    await userGroups.deleteUserGroup(zoho, id)
  })

  /** The operation of a description, with its parameters by name. */
  function operationOf(
    { paths }: Description,
    { method, template }: Sent,
  ): { node: Record<string, unknown>; parameters: string[] } | undefined {
    for (const [path, methods] of Object.entries(paths)) {
      const same = path.replace('/crm/v8', '').replaceAll(/\{[^}]*\}/g, '{}') === template
      const node = methods[method.toLowerCase()] as Record<string, unknown> | undefined
      if (!same || node === undefined) continue
      const all = [
        ...((methods['parameters'] as object[] | undefined) ?? []),
        ...((node['parameters'] as object[] | undefined) ?? []),
      ]
      const parameters = all.map((parameter) => {
        const { name, $ref } = parameter as { name?: string; $ref?: string }
        return name ?? nameOf(news, $ref ?? '') ?? nameOf(olds, $ref ?? '') ?? ''
      })
      return { node, parameters }
    }
    return undefined
  }
  function nameOf(description: Description, ref: string): string | undefined {
    const steps = ref.replace(/^.*#\//, '').split('/')
    const end = steps.reduce<unknown>(
      (at, step) => (at as Record<string, unknown> | undefined)?.[step],
      description,
    )
    return (end as { name?: string } | undefined)?.name
  }

  test('fifteen operations, each path and method in one of them', () => {
    const seen = new Map(sent.map((each) => [`${each.method} ${each.template}`, each]))
    expect([...seen.keys()]).toHaveLength(15)
    for (const [key, each] of seen) {
      const inNew = operationOf(news, each) !== undefined
      expect(inNew || operationOf(olds, each) !== undefined, key).toBe(true)
      if (!inNew) found['older only'].add(key)
    }
  })

  test('every query parameter is declared, but for the table', () => {
    for (const each of sent) {
      const operation = operationOf(news, each) ?? operationOf(olds, each)
      for (const name of each.query) {
        if (operation?.parameters.includes(name) !== true)
          found['undeclared query'].add(`${each.method} ${each.template}?${name}`)
      }
    }
  })

  test('every body fits the newest description, but for the table', () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false })
    ajv.addSchema(news, 'new')
    const escape = (text: string): string =>
      encodeURIComponent(text.replaceAll('~', '~0').replaceAll('/', '~1'))
    let checked = 0
    for (const each of sent) {
      if (each.body === undefined) continue
      const path = Object.keys(news.paths).find((key) => key.replaceAll(/\{[^}]*\}/g, '{}') === each.template)
      const node = path === undefined ? undefined : news.paths[path]?.[each.method.toLowerCase()]
      if (path === undefined || node === undefined) continue
      const validate = ajv.compile({
        $ref: `new#/paths/${escape(path)}/${each.method.toLowerCase()}/requestBody/content/${escape('application/json')}/schema`,
      })
      checked += 1
      if (!validate(each.body)) found['undeclared body'].add(`${each.method} ${each.template}`)
    }
    expect(checked).toBeGreaterThanOrEqual(2)
  })

  test('the older description of what only it has: keys of the bodies', () => {
    const text = readFileSync(older, 'utf8')
    for (const each of sent.filter(({ template }) => /get_(?:un)?assigned/.test(template))) {
      const [[root, question] = ['', {}]] = Object.entries(each.body as Record<string, object>)
      for (const key of [root, ...Object.keys(question)]) expect(text, key).toContain(`"${key}"`)
    }
  })

  afterAll(() => {
    // The table is exact: what no longer differs has to leave it.
    for (const [kind, keys] of Object.entries(found)) {
      expect([...keys].toSorted(), kind).toEqual(differences[kind as keyof typeof differences].toSorted())
    }
  })
})
