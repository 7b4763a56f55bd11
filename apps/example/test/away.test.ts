import { defaultOrganization, issueGrant } from '@x/emulator'
import type { FaultKind } from '@x/emulator'
import { describe, expect, test } from 'vitest'
import { formTo, linksOf, openBrowser, visible } from './browser.ts'
import { connectedApp } from './connected-app.ts'
import { connectAs, emulatorOf, GROUP, hurried, startApp } from './running-app.ts'

const { app, browser, open } = connectedApp('in')

describe('while Zoho is away, every page says so and what to do', () => {
  test.each<[string, FaultKind, number, RegExp]>([
    ['connections break', { name: 'reset' }, 502, /cannot be reached/],
    ['no answer comes', { name: 'hang' }, 504, /took too long/],
    ['it answers 503', { name: 'status', status: 503 }, 502, /Zoho|answer/],
    ['it answers with a page', { name: 'html' }, 502, /web page instead of data/],
    ['it wants fewer calls', { name: '429', retryAfter: 3600 }, 503, /fewer calls/],
    ['it redirects elsewhere', { name: 'redirect307' }, 502, /points elsewhere/],
    ['half an answer comes', { name: 'truncate' }, 502, /Zoho/],
  ])('%s', async (_, fault, status, words) => {
    emulatorOf(app()).faults.add({ ...fault, endpoint: 'crm', count: 1000 })
    for (const path of ['/groups', `/groups/${GROUP}`, '/groups/new']) {
      const page = await hurried(app(), open(path))
      expect([path, page.status]).toEqual([path, status])
      expect(visible(page)).toMatch(words)
      expect(page.html).not.toMatch(/\n\s+at |node_modules/)
      // What did not come may come now.
      expect(linksOf(page, /class="button main"/)).toEqual([`${browser.tenant}${path}`])
    }
    // Home needs nothing of Zoho's.
    expect((await open('/home')).status).toBe(200)
    emulatorOf(app()).faults.clear()
    expect((await open(`/groups/${GROUP}`)).status).toBe(200)
  })

  test('what was typed into a form is not lost: it comes back, and can be sent again', async () => {
    const page = await open('/groups/new')
    const typed = {
      name: 'Typed with care',
      description: 'and at length',
      sources: `users:${defaultOrganization('in').users?.[0]?.id}`,
    }
    emulatorOf(app()).faults.add({ name: 'reset', endpoint: 'crm', count: 1000 })
    const away = await hurried(app(), browser.submit(page, formTo(page, '/groups/new'), typed))
    expect(away.status).toBe(502)
    expect(visible(away)).toMatch(/The toolkit says: .*connection .* failed/)
    const form = formTo(away, '/groups/new')
    for (const field of Object.entries(typed)) expect(form.fields).toContainEqual(field)
    emulatorOf(app()).faults.clear()
    expect(visible(await browser.submit(away, form))).toContain('Created Typed with care.')
  })

  test('a group that is being edited comes back likewise', async () => {
    const edit = await open(`/groups/${GROUP}/edit`)
    const before = formTo(edit, `/groups/${GROUP}/edit`)
    emulatorOf(app()).faults.add({ name: 'reset', endpoint: 'crm', count: 1000 })
    const away = await hurried(app(), browser.submit(edit, before, { name: 'Northern Europe, renamed' }))
    const form = formTo(away, `/groups/${GROUP}/edit`)
    const chosen = (fields: typeof form.fields): readonly string[] =>
      fields.filter(([name]) => name === 'sources').map(([, value]) => value)
    expect(chosen(form.fields).toSorted()).toEqual(chosen(before.fields).toSorted())
    emulatorOf(app()).faults.clear()
    expect(visible(await browser.submit(away, form))).toContain('Saved Northern Europe, renamed.')
  })
})

test('an emulator that was started again says so, and connecting again heals it', async () => {
  const own = await startApp()
  try {
    const visitor = openBrowser()
    await connectAs(visitor, own.origin, 'in')
    await fetch(`${own.zoho.emulator?.control ?? ''}/reset`, { method: 'POST' })
    // A refusal of a younger token would mean that it is used at the wrong place.
    emulatorOf(own).clock.advance(120_000)
    const page = await visitor.get(`${own.origin}${visitor.tenant}/groups`)
    expect(page.status).toBe(401)
    expect(visible(page)).toContain('The emulator does not know you any more')
    expect(linksOf(page, /class="button main"/)).toEqual(['/'])
    await connectAs(visitor, own.origin, 'in')
    expect((await visitor.get(`${own.origin}${visitor.tenant}/groups`)).status).toBe(200)
  } finally {
    await own.close()
  }
})

test('tokens of one start of the local Zoho are not those of another', async () => {
  const tokens = await Promise.all(
    [1, 2].map(async () => {
      const own = await startApp()
      const { accessToken, refreshToken } = issueGrant(emulatorOf(own), {
        dc: 'eu',
        scopes: ['ZohoCRM.org.READ'],
      })
      await own.close()
      return [accessToken, refreshToken]
    }),
  )
  expect(new Set(tokens.flat()).size).toBe(4)
})
