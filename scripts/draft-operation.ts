import type { CensusRow } from '../apps/examples/src/census/read-census.ts'

/** A declaration as it can be drafted from a row of the census. */
export interface Draft {
  readonly verb: string
  readonly verbType: string
  /** Names of the types that it needs, its row first. */
  readonly types: readonly string[]
  readonly fromClient: readonly string[]
  /** Whether its scopes name a module. */
  readonly isOfModule: boolean
  readonly declaration: string
  readonly sample: string
}

/** Methods that verbs have without one being named. */
const USUAL: Readonly<Record<string, string>> = {
  createRows: 'POST',
  createOne: 'POST',
  act: 'POST',
  actRows: 'POST',
  startJob: 'POST',
  upload: 'POST',
  updateRows: 'PUT',
  updateOne: 'PUT',
  deleteRows: 'DELETE',
  deleteOne: 'DELETE',
}
/** Names of the path that are ids although they do not say so. */
const IDS =
  /^(?:id|record|group|user|layout|contact|draft|master|lock|related|relId|territory|note|att|user_type)$|I?d$/

/** Drafts an operation; `names` are those of the file, of which one may list the ids. */
export function draftOf(row: CensusRow, names: readonly string[]): Draft {
  const verb = row.verb === '' || row.verb === 'special' ? 'act' : row.verb
  const { address, labels } = addressOf(row)
  const noun = pascal(singular(row.rows === '' || row.rows === 'data' ? lastWord(row.path) : row.rows))
  const types = typesOf(verb, noun)
  const variables = labels.map(({ label, isId }) => `${label}: ${isId ? 'Id' : 'string'}`)
  const verbType = verb.charAt(0).toUpperCase() + verb.slice(1)
  const parameters = [`[${variables.join(', ')}]`, ...types]
  const method = row.method === (USUAL[verb] ?? 'GET') ? '' : `${row.method} `
  const scope = row.scope.split(' + ').map((each) => `'${each === '?' ? '' : each}'`)
  const list = names.find((name) => name.startsWith('list'))
  const id = labels.findLast((each) => each.isId)
  const values = [
    `'${method}${address}'`,
    ...(verb === 'download' ? [] : [`'${row.rows}'`]),
    scopeCode(scope),
    ...(id === undefined || list === undefined ? [] : [`'${id.name.replace(/ id$/, '')}, ${list}'`]),
  ]
  const caveat = row.verb === 'special' ? ' By hand: see CONTRIBUTING.' : ''
  return {
    verb,
    verbType,
    types,
    isOfModule: row.scope.includes('{'),
    fromClient: [
      ...(labels.some((each) => each.isId) ? ['Id'] : []),
      ...(verb === 'list' ? ['ListQuery'] : []),
    ],
    declaration: `/** TODO: one sentence (${row.facts}).${caveat} @zoho ${row.system} */
export const ${row.function}: ${verbType}<${[...parameters, ...(verb === 'list' ? ['ListQuery'] : [])].join(', ')}> = ${verb}(${values.join(', ')})`,
    sample: `${row.function}: { with: [${labels.map(({ isId }) => (isId ? 'ID' : "'Leads'")).join(', ')}] }`,
  }
}

function scopeCode(scope: readonly string[]): string {
  const list = scope.join(', ')
  if (list.includes('{')) return `ofModule(${list})`
  return scope.length === 1 ? list : `[${list}]`
}

function typesOf(verb: string, noun: string): readonly string[] {
  if (/^(?:list|getAll|getOne|getOnly)$/.test(verb)) return [noun]
  if (verb.startsWith('create')) return [`New${noun}`]
  if (verb.startsWith('update')) return [`${noun}Change`]
  return verb === 'startJob' ? [`${noun}Job`] : []
}

interface Label {
  readonly name: string
  readonly label: string
  readonly isId: boolean
}

/** The address in our spelling, and what fills it. */
function addressOf({ path, verb }: CensusRow): {
  readonly address: string
  readonly labels: readonly Label[]
} {
  const [route = '', search = ''] = path
    .replace(/^\/?crm\/(bulk|email)\/\{version\}\//, '$1:')
    .replace(/^\{upload\}\/crm\/\{version\}\//, 'upload:')
    .replace(/^\//, '')
    .split('?')
  const labels: Label[] = []
  const words = route.split('/')
  const address = words
    .map((word, index) => {
      const [, name] = /^\{(.+)\}$/.exec(word) ?? []
      return name === undefined ? word : `{${add(name, words[index - 1] ?? '')}}`
    })
    .join('/')
  const pairs = search === '' ? [] : search.split('&')
  const asked = pairs.flatMap((pair) => {
    const [key = ''] = pair.split('=')
    if (verb === 'deleteRows') return key === 'ids' ? [] : [`${key}=`]
    return [`${key}={${add(key, '')}}`]
  })
  return { address: asked.length === 0 ? address : `${address}?${asked.join('&')}`, labels }

  function add(name: string, before: string): string {
    const isId = IDS.test(name)
    const what =
      name === 'id' ? (before.startsWith('{') ? 'record' : singular(before)) : name.replace(/_?id$/i, '')
    const spoken = isId ? `${what} id` : name
    const said = spoken
      .replaceAll(/[_/]+|(?<=[a-z])(?=[A-Z])/g, ' ')
      .trim()
      .toLowerCase()
    labels.push({ name: said, label: camel(said), isId })
    return said
  }
}

/** The last word of a path that is not a value or an action. */
function lastWord(path: string): string {
  return (
    path
      .split('?')[0]
      ?.split('/')
      .findLast((word) => word !== '' && !word.startsWith('{')) ?? 'row'
  )
}

function singular(word: string): string {
  const plain = word.replace(/^__/, '').replace(/__s$/, '')
  if (plain.endsWith('ies')) return `${plain.slice(0, -3)}y`
  return /(?:ss|us|is)$/.test(plain) ? plain : plain.replace(/s$/, '')
}

function camel(words: string): string {
  return words.replaceAll(/ +(\w)/g, (_all, letter: string) => letter.toUpperCase())
}

function pascal(word: string): string {
  return word.replaceAll(/(?:^|_+)(\w)/g, (_all, letter: string) => letter.toUpperCase())
}
