// What the pages take from the source is what the source says.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { test } from 'node:test'
import { documentedLimits } from '../../../packages/emulator/src/kernel/limits.ts'
import { documentedReadings } from '../../../packages/emulator/src/kernel/readings.ts'
import { errorsMarkdown, problemsOf } from '../errors.mjs'
import { finishPage } from '../function-page.mjs'
import { generated } from '../generate.mjs'
import { mendAnchors, rewriteLinks, slug } from '../links.mjs'
import { packages, read, root } from '../repository.mjs'

const made = await generated()

test('errors, data centers and drawings are those of the source', () => {
  const stale = [...made.files].filter(([file, text]) => !existsSync(join(root, file)) || read(file) !== text)
  assert.deepEqual(
    stale.map(([file]) => file),
    [],
    'npm --prefix tools/site run generate writes them',
  )
})

test('docs/collection.json is what the operations send, in the format of collections', () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--conditions=@x/source', 'scripts/collection.ts', '--check'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  )
  assert.equal(status, 0, stderr)
  const { info, item, variable } = JSON.parse(read('docs/collection.json'))
  assert.match(info.schema, /\/collection\/v2\.1\.0\/collection\.json$/)
  assert.deepEqual(variable.map(({ key }) => key).toSorted(), ['accessToken', 'apiDomain', 'version'])
  const requests = (items) =>
    items.flatMap((each) => (each.item === undefined ? [each] : requests(each.item)))
  const all = requests(item)
  assert.ok(all.length > 300)
  const odd = all.filter(({ name, request: { method, url, header, body } }) => {
    const asked = (url.query ?? []).map(({ key, value }) => `${key}=${value}`).join('&')
    const whole = `${url.host.join('.')}/${url.path.join('/')}${asked === '' ? '' : `?${asked}`}`
    const isSound = /^(GET|POST|PUT|PATCH|DELETE)$/.test(method) && url.raw === whole && header.length > 0
    if (body?.mode === 'raw') JSON.parse(body.raw)
    return name === '' || !isSound || (method === 'GET' && body !== undefined)
  })
  assert.deepEqual(odd, [])
  // No token but the variable, no organization's host.
  assert.doesNotMatch(read('docs/collection.json'), /1000\.[0-9a-f]{32}/)
})

test('every error of every package has cause, cure and described fields', () => {
  assert.deepEqual(made.problems, [])
})

test('every class that extends ToolkitError is on the page, under its code', () => {
  const page = read('docs/errors.md')
  const sources = globSync('packages/*/src/**/*.ts', { cwd: root }).map(read)
  const classes = sources.flatMap((text) => [...text.matchAll(/export class (\w+) extends ToolkitError/g)])
  assert.ok(classes.length > 25)
  const codes = sources.flatMap((text) =>
    text.includes('extends ToolkitError') ? [...text.matchAll(/readonly code = '(\w+)'/g)] : [],
  )
  const missing = [
    ...classes.filter(([, name]) => !page.includes(`\n\`${name}\`, exported by`)).map(([, name]) => name),
    ...codes.filter(([, code]) => !page.includes(`\n### ${code}\n`)).map(([, code]) => code),
  ]
  assert.deepEqual(missing, [])
})

test('a class without a cure, or with a field that nothing explains, is noticed', () => {
  const bare = { name: 'A', cause: '', cure: '', fields: [{ name: 'b', type: 'string', text: '' }] }
  assert.equal(problemsOf(bare).length, 3)
})

test('a new class changes the page', () => {
  assert.notEqual(errorsMarkdown(made.errors), errorsMarkdown(made.errors.slice(1)))
})

test("every code of Zoho's that the client knows or the emulator answers with is explained", () => {
  const files = [
    'packages/client/src/answer/refusal.ts',
    ...globSync('packages/emulator/src/{api,crm}/**/*.ts', { cwd: root }),
  ]
  const codes = new Set(files.flatMap((file) => read(file).match(/(?<=')[A-Z]+(_[A-Z]+)+(?=')/g) ?? []))
  // Not codes: members of the upload host's answers, the emulator's own refusal, actions and states of jobs, a message.
  const others = ['ERROR_CODE', 'ERROR_MESSAGE', 'REAL_CREDENTIALS_REFUSED']
  const actions = ['REPLACE_PICKLIST_OPTION', 'DELETE_PICKLIST_OPTION', 'DATA_NOT_FOUND']
  for (const name of [...others, ...actions, 'ENTITY_ID_INVALID']) codes.delete(name)
  const page = read('docs/errors.md')
  assert.ok(codes.size > 15)
  assert.deepEqual(
    [...codes].filter((code) => !page.includes(`\`${code}\``)),
    [],
  )
})

test('every word of the token endpoint that auth knows is explained', () => {
  const words = read('packages/auth/src/zoho/refusal.ts').match(/(?<=\[')[a-z_]+(?=', ')/g) ?? []
  assert.ok(words.length > 10)
  const page = read('docs/errors.md')
  assert.deepEqual(
    words.filter((word) => !page.includes(`\`${word}\``)),
    [],
  )
})

test('the switches that the evidence names are switches of the emulator', () => {
  const named = [...read('docs/evidence.md').matchAll(/`(?:(readings|limits)\.)([\w.]+)`/g)]
  const known = {
    readings: Object.entries(documentedReadings).flatMap(([area, readings]) =>
      Object.keys(readings).map((name) => `${area}.${name}`),
    ),
    limits: Object.keys(documentedLimits),
  }
  const unknown = named.filter(([, group, name]) => group !== undefined && !known[group].includes(name))
  const left = known.readings.filter(
    (name) => !named.some(([, group, each]) => group === 'readings' && each === name),
  )
  assert.deepEqual(left, [], 'switches that the page does not name')
  assert.deepEqual(
    unknown.map(([text]) => text),
    [],
  )
})

test('every statement of the evidence has one of the marks', () => {
  const rows = read('docs/evidence.md').match(/^\|.*\|$/gm) ?? []
  const statements = rows.filter((row) => row.split('|').length === 5 && !/^\|( statement |-)/.test(row))
  const unmarked = statements.filter(
    (row) => !/^(documented|disputed|observed|assumed)\b/.test(row.split('|')[2].trim()),
  )
  assert.ok(statements.length > 40)
  assert.deepEqual(unmarked, [])
})

test('README, architecture and the form for bugs have every package; the README fits on two screens', () => {
  const lacking = packages.flatMap((folder) =>
    [
      ['README.md', `(packages/${folder}/README.md)`],
      ['docs/architecture.md', `@x/${folder}`],
      ['docs/architecture.md', `packages/${folder}/src`],
      ['.github/ISSUE_TEMPLATE/bug.yml', `'@x/${folder}'`],
    ].flatMap(([file, words]) => (read(file).includes(words) ? [] : [`${file}: ${words}`])),
  )
  assert.deepEqual(lacking, [])
  const published = globSync('packages/*/package.json', { cwd: root }).map(
    (file) => file.replaceAll('\\', '/').split('/')[1],
  )
  assert.deepEqual(packages.toSorted(), published.toSorted(), 'the list in tools/site/repository.mjs')
  assert.ok(read('README.md').split('\n').length < 100)
})

test('the page of a function begins with its import, and what the compiler finds out comes last', () => {
  const page = [
    '# f()\n',
    '```ts\nfunction f<T>(a: T): T;\n```\n',
    'Defined in: [a.ts:1](x)\n',
    'Does it.\n',
    '## Type Parameters\n\n| `T` |\n',
    '## Parameters\n\n| `a` |\n',
  ].join('\n')
  const finished = finishPage(page, "import { f } from '@x/a'")
  assert.match(finished, /^# f\(\)\n\nDoes it\.\n+```ts\nimport \{ f \} from '@x\/a'\n\nfunction f/)
  assert.ok(finished.indexOf('## Parameters') < finished.indexOf('## Type Parameters'))
  assert.match(finished, /Defined in: .*\n$/)
})

test('the README has as many operations as the table of operations', () => {
  const counts = [...read('docs/operations.md').matchAll(/^## @x\/[\w-]+: (\d+)$/gm)].map(([, count]) =>
    Number(count),
  )
  const sum = counts.reduce((all, count) => all + count, 0)
  assert.ok(counts.length > 5)
  assert.ok(read('README.md').includes(`${sum} typed operations`), `${sum} typed operations`)
})

test('the commands of the site run on whatever Node.js its reader has', () => {
  const { scripts } = JSON.parse(read('tools/site/package.json'))
  for (const name of ['build', 'dev', 'generate'])
    assert.match(scripts[name], /^node \.\.\/release\/start\.mjs /, name)
})

test("each package's README names the errors that it declares", () => {
  const missing = made.errors.flatMap(({ name, modules }) => {
    const folder = modules[0].split('/')[1]
    return read(`packages/${folder}/README.md`).includes(`\`${name}\``) ? [] : [`${folder}: ${name}`]
  })
  assert.deepEqual(missing, [])
})

test('a link that leads nowhere is a problem, one into the source leads to the repository', () => {
  const problems = []
  const rewrite = (text) =>
    rewriteLinks('docs/start.md', text, {
      pages: new Map([['docs/errors.md', 'errors']]),
      image: (file) => file,
      problem: (what) => problems.push(what),
    })
  assert.equal(rewrite('[a](errors.md#network)'), '[a](/errors#network)')
  assert.match(
    rewrite('[a](../scripts/run.mjs)'),
    /\(https:\/\/github\.com\/.+\/blob\/main\/scripts\/run\.mjs\)/,
  )
  assert.equal(rewrite('```ts\n[a](b.md)\n```\n'), '```ts\n[a](b.md)\n```\n')
  assert.deepEqual(problems, [])
  rewrite('[a](absent.md)')
  rewrite('![a](absent.png)')
  assert.equal(problems.length, 2)
})

test('every link to a heading leads there on GitHub, too', () => {
  const files = globSync(['*.md', 'docs/**/*.md', 'packages/*/README.md', 'apps/*/README.md'], { cwd: root })
  const prose = (file) => read(file).replaceAll(/^(`{3,}).*\n[\s\S]*?^\1$/gm, '')
  const headings = new Map(
    files.map((file) => [
      file,
      new Set([...prose(file).matchAll(/^#+ (.+)$/gm)].map(([, text]) => slug(text))),
    ]),
  )
  const links = files.flatMap((file) =>
    [...prose(file).matchAll(/\]\(([^)#\s:]*)#([^)\s]+)\)/g)].map(([, path, anchor]) => ({
      file,
      path,
      anchor,
    })),
  )
  assert.ok(links.length > 50)
  const lost = links.filter(({ file, path, anchor }) => {
    const target = path === '' ? file : join(dirname(file), path)
    return headings.get(target)?.has(anchor) === false
  })
  assert.deepEqual(lost, [])
})

test('anchors are those of GitHub', () => {
  assert.equal(slug('How it differs from Zoho'), 'how-it-differs-from-zoho')
  assert.equal(slug('`429`: too many'), '429-too-many')
  assert.equal(slug('GRANT_CONFLICT'), 'grant_conflict')
})

test('a link to a function that has a namesake in capitals leads to it', () => {
  const page =
    '### ListThings()\n\nof [listThings](#listthings-2)\n\n### listThings\n\nis a [`ListThings`](#listthings)\n'
  assert.equal(mendAnchors(page), page.replace('#listthings-2', '#listthings-1'))
})
