// Writes docs/collection.json, a request for every operation, in Postman's Collection Format v2.1; with --check, only
// compares. The operations make the requests themselves, from the samples of their tests.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import { createClient } from '../packages/client/src/index.ts'
import { sampledOperations, type Sampled } from './samples.ts'

const root = new URL('../', import.meta.url)
const file = new URL('docs/collection.json', root)
const API = 'https://www.zohoapis.com'

interface Place {
  readonly home: string
  readonly system: string
  readonly sentence: string
  readonly scope: string
}

/** Where an operation stands in docs/operations.md, and what that says of it. */
function places(): ReadonlyMap<string, Place> {
  const found = new Map<string, Place>()
  let home = ''
  let system = ''
  for (const line of readFileSync(new URL('docs/operations.md', root), 'utf8').split('\n')) {
    home = /^## (\S+):/.exec(line)?.[1] ?? home
    system = /^### (.+)$/.exec(line)?.[1] ?? system
    const [, name = '', rest = ''] = /^\| `(\w+)`(?: \(experimental\))? \| (.*) \|$/.exec(line) ?? []
    const [sentence = '', , scope = ''] = rest.split(' | ')
    if (name !== '') found.set(name, { home, system, sentence, scope: scope.replaceAll('`', '') })
  }
  return found
}

/** The first request that a sampled call would send. */
async function requestOf({ operation, with: parameters }: Sampled): Promise<Request | undefined> {
  let sent: Request | undefined
  const zoho = createClient({
    token: () => ({ value: 'token', apiDomain: API }),
    fetch: async (input, init) => {
      sent ??= new Request(input, init)
      return new Response(null, { status: 204 })
    },
  })
  try {
    await operation(zoho, ...parameters)
  } catch {
    // Lost: what the operation makes of an empty answer. Only what it sends is looked at.
  }
  return sent
}

/** Text as Postman writes an address: without the origin, with variables in their places. */
function addressOf(url: URL): object {
  const host = url.origin === API ? '{{apiDomain}}' : url.origin
  const path = url.pathname.replace(
    /^\/crm\/((?:bulk|email)\/)?v\d[\d.]*\//,
    (_, base: string = '') => `/crm/${base}{{version}}/`,
  )
  const decoded = decodeURIComponent(path)
  const query = [...url.searchParams].map(([key, value]) => ({ key, value }))
  const asked = query.map(({ key, value }) => `${key}=${value}`).join('&')
  return {
    raw: `${host}${decoded}${asked === '' ? '' : `?${asked}`}`,
    host: [host],
    path: decoded.slice(1).split('/'),
    ...(query.length === 0 ? {} : { query }),
  }
}

/** The body, as Postman's modes have it. */
async function bodyOf(request: Request): Promise<object> {
  const type = request.headers.get('content-type') ?? ''
  if (request.body === null) return {}
  if (type.startsWith('multipart/'))
    return { body: { mode: 'formdata', formdata: [{ key: 'file', type: 'file', src: [] }] } }
  const text = await request.text()
  if (!text.startsWith('{')) return {}
  const raw = JSON.stringify(JSON.parse(text), undefined, 2)
  return { body: { mode: 'raw', raw, options: { raw: { language: 'json' } } } }
}

async function itemOf(sampled: Sampled, place: Place): Promise<object | undefined> {
  const request = await requestOf(sampled)
  if (request === undefined) return undefined
  return {
    name: sampled.name,
    request: {
      method: request.method,
      description: `${place.sentence}.\n\nScope: ${place.scope}.\n\n${sampled.name} of ${place.home}`,
      header: [{ key: 'Authorization', value: 'Zoho-oauthtoken {{accessToken}}' }],
      url: addressOf(new URL(request.url)),
      ...(await bodyOf(request)),
    },
  }
}

interface Folder {
  readonly name: string
  readonly item: (Folder | object)[]
}

/** The folder of a name, made when it is not there. */
function folderIn(items: (Folder | object)[], name: string): Folder {
  const known = items.find((each): each is Folder => 'item' in each && each.name === name)
  if (known !== undefined) return known
  const made: Folder = { name, item: [] }
  items.push(made)
  return made
}

const item: (Folder | object)[] = []
const known = places()
for (const sampled of await sampledOperations(root)) {
  const place = known.get(sampled.name)
  if (place === undefined)
    throw new Error(`${sampled.name} is not in docs/operations.md: npm run pnpm -- operations`)
  const made = await itemOf(sampled, place)
  if (made !== undefined) folderIn(folderIn(item, place.home).item, place.system || 'Others').item.push(made)
}
const collection = {
  info: {
    name: 'Zoho CRM, by zoho-toolkit',
    description:
      'A request for every operation of the packages. Ids are those of the local Zoho: npm run emulator.',
    schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
  },
  item,
  variable: [
    { key: 'apiDomain', value: API },
    { key: 'version', value: 'v7' },
    { key: 'accessToken', value: '' },
  ],
}
const text = `${JSON.stringify(collection, undefined, 1)}\n`
if (!process.argv.includes('--check')) writeFileSync(file, text)
else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
  console.error('docs/collection.json differs from the operations; run "npm run pnpm -- collection"')
  process.exitCode = 1
}
