import { describe, expect, test } from 'vitest'
import { formTo, linksOf, visible, type Page } from './browser.ts'
import { connectedApp } from './connected-app.ts'
import { countsOf, emulatorOf, GROUP, hurried, until } from './running-app.ts'

const NORA = 'users:3652397000000186017'

const { app, browser, open } = connectedApp('eu')

/** Fills in the form of a new group and sends it. */
async function create(fields: Readonly<Record<string, string>>): Promise<Page> {
  const page = await open('/groups/new')
  return browser.submit(page, formTo(page, '/groups/new'), { sources: NORA, ...fields })
}

function namesOn(page: Page): readonly string[] {
  return [...page.html.matchAll(/<td><a href="\/t\/[^/"]+\/groups\/\d+"><bdi>([^<]*)<\/bdi>/g)].map(
    ([, name = '']) => name,
  )
}

describe('the list', () => {
  test('is paged, and the pages together hold every group once', async () => {
    const first = await open('/groups')
    const second = await open(linksOf(first, /rel="next"/)[0] ?? '')
    const names = [...namesOn(first), ...namesOn(second)]
    expect(visible(first)).toContain('11 groups, page 1 of 2')
    expect(new Set(names).size).toBe(11)
    expect(linksOf(second, /rel="next"/)).toEqual([])
    expect(linksOf(second, /rel="prev"/).length).toBe(1)
  })

  test('is searched in name and description, whatever the case', async () => {
    expect(namesOn(await open('/groups?q=TROMSØ'))).toEqual(['Northern Europe sales'])
    expect(namesOn(await open('/groups?q=%F0%9F%9A%80'))).toEqual(['🚀 Pilot customers 🧪'])
    const none = await open('/groups?q=nothing+at+%3Call%3E')
    expect(visible(none)).toMatch(
      /No group matches “ nothing at <all> ” in name, description and id\. Show all groups/,
    )
    expect(visible(await open('/groups?q=TROMSØ'))).toContain('1 group matches')
  })

  test('is sorted by name or by time', async () => {
    const byName = namesOn(await open('/groups?sort=name'))
    expect(byName.slice(0, 3)).toEqual(['🚀 Pilot customers 🧪', 'All sales', 'Asia and the Americas'])
    const changed = await open('/groups?sort=modified')
    expect(namesOn(changed)[0]).not.toBe(byName[0])
    expect(changed.html).toMatch(/aria-sort="descending"[^>]*><a[^>]*>Changed/)
  })

  test('is sorted the other way round when the same head is pressed again', async () => {
    const ascending = await open('/groups?sort=name')
    const [again = ''] = [...ascending.html.matchAll(/<th[^>]*><a href="([^"]*)">Name/g)].map(
      ([, href = '']) => href.replaceAll('&amp;', '&'),
    )
    const descending = await open(again)
    expect(descending.html).toMatch(/aria-sort="descending"[^>]*><a[^>]*>Name/)
    const next = linksOf(descending, /rel="next"/)[0] ?? ''
    const names = [...namesOn(descending), ...namesOn(await open(next))]
    const forwards = [
      ...namesOn(ascending),
      ...namesOn(await open(linksOf(ascending, /rel="next"/)[0] ?? '')),
    ]
    expect(names).toEqual(forwards.toReversed())
  })

  test.each([
    '?page=-1',
    '?page=999',
    '?page=x',
    '?sort=evil',
    `?q=${'x'.repeat(3000)}`,
    '?q=<b>"\'',
    '?page=1e9',
  ])('takes a strange query from the address bar for what it is: %#', async (query) => {
    const page = await open(`/groups${query}`)
    expect(page.status).toBe(200)
    expect(page.html).not.toContain('<b>"')
  })
})

describe('ids from the address bar', () => {
  test.each([
    '..%2f..%2forg',
    '%252e%252e',
    '123%3Fx',
    '１２３',
    '0x10',
    '3652397000009952999',
    'new%00',
    '<b>',
    '1'.repeat(500),
  ])('such as this one are pages that lead on: %#', async (id) => {
    emulatorOf(app()).journal.clear()
    const page = await open(`/groups/${id}`)
    expect(page.status).toBe(404)
    expect(page.html).not.toMatch(/<main[\s\S]*<b>[\s\S]*<\/main>/)
    const paths = emulatorOf(app())
      .journal.entries()
      .map((entry) => entry.path)
    for (const path of paths) expect(path).toMatch(/settings\/user_groups\/\d+/)
    for (const action of ['edit', 'delete']) expect((await open(`/groups/${id}/${action}`)).status).toBe(404)
  })
})

describe('names of any kind', () => {
  test.each([
    '<script>alert("x")</script>',
    '=1+1|cmd',
    'שלום עולם',
    '👩‍👩‍👧‍👦 family',
    'Zo\u0308e & co',
    '{{7*7}}',
  ])('%s comes back as it was typed', async (name) => {
    const page = await create({ name, description: name })
    expect(page.status).toBe(200)
    expect(page.html).not.toContain('<script>alert')
    expect(visible(page)).toContain(name)
    const edit = await browser.get(`${page.url.href}/edit`)
    expect(formTo(edit, `${page.url.pathname}/edit`).fields).toContainEqual(['name', name])
  })
})

describe('a new group', () => {
  test('is made, counted, changed and deleted', async () => {
    const made = await create({ name: 'Night shift', description: 'After eight' })
    expect(visible(made)).toContain('Created Night shift.')
    expect(countsOf(made)).toMatchObject({ active: 1, roles: 0 })

    const edit = await browser.get(`${made.url.href}/edit`)
    const form = formTo(edit, `${made.url.pathname}/edit`)
    const saved = await browser.submit(edit, form, {
      name: 'Late shift',
      sources: 'roles:3652397000000026021',
    })
    expect(visible(saved)).toContain('Saved Late shift.')
    expect(countsOf(saved)).toMatchObject({ active: 0, roles: 1 })

    const ask = await browser.get(`${made.url.href}/delete`)
    expect(visible(ask)).toContain('Delete “ Late shift ”?')
    const gone = await hurried(app(), browser.submit(ask, formTo(ask, `${made.url.pathname}/delete`)))
    expect(visible(gone)).toContain('Deleted Late shift.')
    expect((await browser.get(made.url)).status).toBe(404)
  })

  test.each([
    ['name', { name: 'All sales' }, 'DUPLICATE_DATA'],
    ['name', { name: '' }, /MANDATORY_NOT_FOUND|INVALID_DATA/],
    ['name', { name: 'x'.repeat(251) }, 'INVALID_DATA'],
    ['sources', { name: 'Ghosts', sources: 'users:3652397000000999999' }, 'INVALID_DATA'],
    ['sources', { name: 'No ids', sources: 'users:abc' }, 'INVALID_ID'],
  ])(
    'that is refused says so at the %s, in the words of whoever refused: %#',
    async (field, fields, code) => {
      const page = await create({ description: 'typed by hand', ...fields })
      expect(page.status).toBe(422)
      const at = new RegExp(`<p class="problem" id="${field}-problem">([\\s\\S]*?)</p>`).exec(page.html)?.[1]
      expect(at).toMatch(/(Zoho|The toolkit) says: \S/)
      expect(at).toMatch(code)
      expect(page.html).toMatch(new RegExp(`id="${field}"[^>]*aria-invalid="true"`))
      // Nothing that was typed is lost.
      expect(formTo(page, '/groups/new').fields).toContainEqual(['description', 'typed by hand'])
      expect(formTo(page, '/groups/new').fields).toContainEqual(['name', fields.name])
    },
  )

  test('says what is wrong in words, before Zoho’s own', async () => {
    const taken = visible(await create({ name: 'All sales' }))
    expect(taken).toMatch(/The name must be unique, and another record has this value\. Zoho says:/)
    expect(visible(await create({ name: 'x'.repeat(251) }))).toContain(
      'The name takes at most 250 characters.',
    )
  })

  test('of which only what lies below a role was ticked has the role', async () => {
    const page = await open('/groups/new')
    const fields = { name: 'Below only', below: 'roles:3652397000000026021' }
    const made = await browser.submit(page, formTo(page, '/groups/new'), fields)
    expect(countsOf(made)).toMatchObject({ roles: 1 })
    expect(visible(made)).toContain('with everybody below')
  })

  test('is made once, however often the button is pressed', async () => {
    const page = await open('/groups/new')
    const form = formTo(page, '/groups/new')
    const filled = { name: 'Clicked twice', sources: NORA }
    const answers = await Promise.all([1, 2, 3].map(() => browser.submit(page, form, filled)))
    expect(new Set(answers.map(({ url }) => url.pathname)).size).toBe(1)
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(namesOn(await open('/groups?q=clicked'))).toEqual(['Clicked twice'])
  })

  test('after going back, with something else typed, is another one', async () => {
    const page = await open('/groups/new')
    const form = formTo(page, '/groups/new')
    const first = await browser.submit(page, form, { name: 'First thought', sources: NORA })
    const second = await browser.submit(page, form, { name: 'Second thought', sources: NORA })
    expect(second.url.pathname).not.toBe(first.url.pathname)
    expect(visible(second)).toContain('Second thought')

    const edit = await browser.get(`${first.url.href}/edit`)
    const fields = formTo(edit, `${first.url.pathname}/edit`)
    await browser.submit(edit, fields, { name: 'Third thought' })
    expect(visible(await browser.submit(edit, fields, { name: 'First again' }))).toContain('First again')
  })

  test('when Zoho answers 500 after it was made is not made again behind your back', async () => {
    const page = await open('/groups/new')
    emulatorOf(app()).faults.add({ name: '500-after-commit', endpoint: 'crm', method: 'POST' })
    const answer = await browser.submit(page, formTo(page, '/groups/new'), { name: 'Perhaps', sources: NORA })
    expect(answer.status).toBe(502)
    expect(visible(answer)).toMatch(/may have|not known|look/i)
    expect(namesOn(await open('/groups?q=Perhaps'))).toEqual(['Perhaps'])
  })
})

describe('counting all groups', () => {
  test('shows how far it is, and ends with a number for each', async () => {
    const list = await open('/groups')
    await browser.submit(list, formTo(list, '/groups/count'))
    const end = await until(
      () => open('/groups/count'),
      (page) => visible(page).includes('Counted all'),
    )
    expect(end.headers.get('live-end')).toBe('reload')
    const counted = await open(`/groups?q=${GROUP}`)
    expect(counted.html).toMatch(/<td class="number">6<\/td>/)
  })

  test('can be cancelled in the middle, and gives its slots back', async () => {
    emulatorOf(app()).faults.add({ name: 'hang', endpoint: '*/actions/sources_count', count: 1000 })
    const list = await open('/groups')
    const running = await browser.submit(list, formTo(list, '/groups/count'))
    await until(
      () => open('/groups/count'),
      (page) => /Counting 0 of \d+/.test(visible(page)),
    )
    // The first rows of the list are counted first.
    const asked = emulatorOf(app())
      .journal.entries()
      .filter(({ path }) => path.endsWith('/sources_count'))
      .slice(-3)
      .map(({ path }) => /\d{10,}/.exec(path)?.[0])
    const listed = linksOf(list, /groups\/\d+"/).map((link) => /\d{10,}/.exec(link)?.[0])
    expect(new Set(asked)).toEqual(new Set(listed.slice(0, 3)))
    await browser.submit(running, formTo(running, '/groups/count/cancel'))
    const end = await until(
      () => open('/groups/count'),
      (page) => visible(page).includes('Cancelled'),
    )
    expect(visible(end)).toMatch(/Cancelled after 0 of \d+/)
    emulatorOf(app()).faults.clear()
    expect((await open(`/groups/${GROUP}`)).status).toBe(200)
  })

  test('stops with the reason when Zoho refuses', async () => {
    emulatorOf(app()).faults.add({
      name: 'status',
      endpoint: '*/actions/sources_count',
      status: 403,
      body: '{"code":"NO_PERMISSION","details":{},"message":"permission denied","status":"error"}',
    })
    const list = await open('/groups')
    await browser.submit(list, formTo(list, '/groups/count'))
    const end = await until(
      () => open('/groups/count'),
      (page) => visible(page).includes('Stopped'),
    )
    expect(visible(end)).toMatch(/Stopped after \d+\. .*NO_PERMISSION|permission/)
  })
})
