import { fullFormats } from 'ajv-formats/dist/formats.js'

/** What a schema has against a value. */
export interface SchemaError {
  /** `oneOf` */
  readonly keyword: string
  /** `/data/0/Owner` */
  readonly place: string
  readonly message: string
  /** A member that must not be there. */
  readonly extra?: string
}

/** A part of a JSON Schema: an object of keywords, or whether anything fits. */
type Schema = boolean | Members

/** Schemas of 2020-12, and of OpenAPI 3.0 with `nullable`, that are read as they are. */
export interface Schemas {
  /** Adds a document whose parts others name with this id. */
  add(document: unknown, id: string): void
  /**
   * Everything that a schema has against a value. Its references are read as those of the document with this id are.
   *
   * @throws Error for a keyword or a reference that is unknown
   */
  check(schema: Schema, id: string, value: unknown): readonly SchemaError[]
}

interface Part {
  readonly schema: Schema
  /** The document that it stands in. */
  readonly id: string
}

/** A value in the course of a check. */
interface Visit {
  readonly value: unknown
  readonly place: string
  readonly errors: SchemaError[]
  /** Members that some keyword has looked at. */
  readonly seen: Set<string>
}

type Members = Readonly<Record<string, unknown>>
type Apply = (inner: unknown, visit: Visit) => void
// What a keyword says is of another type for each: the descriptions hold to it.
/** Complains about a value, when it has to, of what a keyword of a schema wants. */
type Keyword = (visit: Visit, wanted: never, schema: Members) => void
/** The same of a keyword that leads to other schemas. */
type Leading = (visit: Visit, wanted: never, schema: Members, apply: Apply) => void

/** Keywords that say nothing about a value. */
const silent = new Set(
  'description title default example examples deprecated readOnly writeOnly xml externalDocs discriminator'.split(
    ' ',
  ),
)

/**
 * Opens schemas that are walked along each value. Compiling them first would cost a hundred times what checking
 * the few values of a run of tests does.
 */
export function createSchemas(): Schemas {
  const documents = new Map<string, unknown>()
  const parts = new Map<string, Part>()
  const find = ($ref: string, from: string): Part => {
    const [file = '', pointer = ''] = $ref.split('#')
    const id = file === '' ? from : file
    const key = `${id}#${pointer}`
    const known = parts.get(key)
    if (known !== undefined) return known
    let schema = documents.get(id)
    for (const step of pointer.split('/').slice(1)) schema = (schema as Members | undefined)?.[unescape(step)]
    if (schema === undefined) throw new Error(`There is no schema ${key}.`)
    const part = { schema: schema as Schema, id }
    parts.set(key, part)
    return part
  }
  const walk = ({ schema, id }: Part, visit: Visit): void => {
    if (schema === true) return
    if (schema === false) return complain(visit, 'false schema', 'boolean schema is false')
    const apply = (inner: unknown, value: Visit): void => walk({ schema: inner as Schema, id }, value)
    for (const [keyword, wanted] of Object.entries(schema)) {
      if (keyword === '$ref') walk(find(wanted as string, id), visit)
      else if (keyword in values) values[keyword]?.(visit, wanted as never, schema)
      else if (keyword in places) places[keyword]?.(visit, wanted as never, schema, apply)
      else if (!silent.has(keyword) && !keyword.startsWith('x-'))
        throw new Error(`Unknown keyword: ${keyword}`)
    }
    // It asks what the others have looked at.
    if (schema['unevaluatedProperties'] === false) refuseOthers(visit, visit.seen, 'unevaluated')
  }
  return {
    add: (document, id) => void documents.set(id, document),
    check(schema, id, value) {
      const errors: SchemaError[] = []
      walk({ schema, id }, { value, place: '', errors, seen: new Set() })
      return errors
    },
  }
}

/** Keywords that look at the value itself. */
const values: Readonly<Record<string, Keyword>> = {
  type(visit, wanted: string | readonly string[], { nullable }) {
    const types = [wanted, nullable === true ? 'null' : []].flat()
    if (!types.some((type) => hasType(visit.value, type)))
      complain(visit, 'type', `must be ${types.join(',')}`)
  },
  nullable() {},
  enum(visit, wanted: readonly unknown[]) {
    if (!wanted.some((each) => isSame(each, visit.value)))
      complain(visit, 'enum', 'must be equal to one of the allowed values')
  },
  const(visit, wanted: unknown) {
    if (!isSame(wanted, visit.value)) complain(visit, 'const', 'must be equal to constant')
  },
  minimum(visit, least: number) {
    if (typeof visit.value === 'number' && visit.value < least)
      complain(visit, 'minimum', `must be >= ${least}`)
  },
  maximum(visit, most: number) {
    if (typeof visit.value === 'number' && visit.value > most)
      complain(visit, 'maximum', `must be <= ${most}`)
  },
  minLength: (visit, least: number) => few(visit, 'minLength', least, 'characters'),
  maxLength: (visit, most: number) => many(visit, 'maxLength', most, 'characters'),
  minItems: (visit, least: number) => few(visit, 'minItems', least, 'items'),
  maxItems: (visit, most: number) => many(visit, 'maxItems', most, 'items'),
  minProperties: (visit, least: number) => few(visit, 'minProperties', least, 'properties'),
  maxProperties: (visit, most: number) => many(visit, 'maxProperties', most, 'properties'),
  pattern(visit, pattern: string) {
    if (typeof visit.value === 'string' && !new RegExp(pattern, 'u').test(visit.value))
      complain(visit, 'pattern', `must match pattern "${pattern}"`)
  },
  format(visit, format: string) {
    if (!fitsFormat(visit.value, format)) complain(visit, 'format', `must match format "${format}"`)
  },
  required(visit, names: readonly string[]) {
    const object = membersOf(visit.value)
    for (const name of object === undefined ? [] : names)
      if (object?.[name] === undefined) complain(visit, 'required', `must have required property '${name}'`)
  },
  uniqueItems(visit, wanted: boolean) {
    const list = wanted && Array.isArray(visit.value) ? (visit.value as readonly unknown[]) : []
    const twice = list.some((each, index) => list.slice(0, index).some((other) => isSame(each, other)))
    if (twice) complain(visit, 'uniqueItems', 'must NOT have duplicate items')
  },
}

/** Keywords that lead to other schemas. */
const places: Readonly<Record<string, Leading>> = {
  properties(visit, wanted: Members, _schema, apply) {
    const object = membersOf(visit.value) ?? {}
    for (const name of Object.keys(wanted).filter((each) => object[each] !== undefined)) {
      visit.seen.add(name)
      apply(wanted[name], below(visit, name, object[name]))
    }
  },
  additionalProperties(visit, wanted: unknown, { properties = {} }, apply) {
    const known = new Set(Object.keys(properties as object))
    if (wanted === false) return refuseOthers(visit, known, 'additional')
    for (const [name, value] of Object.entries(membersOf(visit.value) ?? {})) {
      visit.seen.add(name)
      if (!known.has(name)) apply(wanted, below(visit, name, value))
    }
  },
  unevaluatedProperties() {},
  items(visit, wanted: unknown, _schema, apply) {
    const list = Array.isArray(visit.value) ? (visit.value as readonly unknown[]) : []
    for (const [index, value] of list.entries()) apply(wanted, below(visit, String(index), value))
  },
  contains(visit, wanted: unknown, { minContains = 1, maxContains }, apply) {
    const [least, most] = [Number(minContains), maxContains === undefined ? undefined : Number(maxContains)]
    if (!Array.isArray(visit.value)) return
    const tried = visit.value.map((value: unknown, index) => {
      const inner = below(visit, String(index), value, [])
      apply(wanted, inner)
      return inner
    })
    const fitting = tried.filter(({ errors }) => errors.length === 0)
    if (fitting.length >= least && fitting.length <= (most ?? Infinity)) return
    visit.errors.push(...tried.flatMap(({ errors }) => errors))
    const bounds = most === undefined ? `${least}` : `${least} and no more than ${most}`
    complain(visit, 'contains', `must contain at least ${bounds} valid item(s)`)
  },
  minContains() {},
  maxContains() {},
  allOf(visit, wanted: readonly unknown[], _schema, apply) {
    for (const each of wanted) apply(each, visit)
  },
  anyOf: (visit, wanted: readonly unknown[], _schema, apply) =>
    choose(visit, wanted, apply, 'anyOf', 'must match a schema in anyOf', (fitting) => fitting > 0),
  oneOf: (visit, wanted: readonly unknown[], _schema, apply) =>
    choose(
      visit,
      wanted,
      apply,
      'oneOf',
      'must match exactly one schema in oneOf',
      (fitting) => fitting === 1,
    ),
}

/** What is wrong with each choice is told when the choice as a whole fails. */
function choose(
  visit: Visit,
  choices: readonly unknown[],
  apply: Apply,
  keyword: string,
  message: string,
  isRight: (fitting: number) => boolean,
): void {
  const tried = choices.map((choice) => {
    const inner: Visit = { ...visit, errors: [], seen: new Set() }
    apply(choice, inner)
    return inner
  })
  const fitting = tried.filter(({ errors }) => errors.length === 0)
  for (const { seen } of fitting) for (const name of seen) visit.seen.add(name)
  if (isRight(fitting.length)) return
  visit.errors.push(...tried.flatMap(({ errors }) => errors))
  complain(visit, keyword, message)
}

function below(visit: Visit, name: string, value: unknown, errors = visit.errors): Visit {
  const step = name.replaceAll('~', '~0').replaceAll('/', '~1')
  return { value, place: `${visit.place}/${step}`, errors, seen: new Set() }
}

function refuseOthers(visit: Visit, known: ReadonlySet<string>, which: string): void {
  for (const extra of Object.keys(membersOf(visit.value) ?? {}).filter((name) => !known.has(name)))
    complain(visit, `${which}Properties`, `must NOT have ${which} properties`, extra)
}

function few(visit: Visit, keyword: string, least: number, what: Counted): void {
  if ((sizes[what](visit.value) ?? least) < least)
    complain(visit, keyword, `must NOT have fewer than ${least} ${what}`)
}

function many(visit: Visit, keyword: string, most: number, what: Counted): void {
  if ((sizes[what](visit.value) ?? most) > most)
    complain(visit, keyword, `must NOT have more than ${most} ${what}`)
}

type Counted = 'characters' | 'items' | 'properties'

/** How large a value is; undefined for values of another type. */
const sizes: Readonly<Record<Counted, (value: unknown) => number | undefined>> = {
  characters: (value) => (typeof value === 'string' ? Array.from(value).length : undefined),
  items: (value) => (Array.isArray(value) ? value.length : undefined),
  properties: (value) => {
    const object = membersOf(value)
    return object && Object.keys(object).length
  },
}

function complain({ place, errors }: Visit, keyword: string, message: string, extra?: string): void {
  errors.push({ keyword, place, message, ...(extra !== undefined && { extra }) })
}

function hasType(value: unknown, type: string): boolean {
  if (type === 'null') return value === null
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return membersOf(value) !== undefined
  if (type === 'integer') return Number.isInteger(value)
  return typeof value === type
}

function membersOf(value: unknown): Members | undefined {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isObject ? (value as Members) : undefined
}

function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return one === other
  const keys = Object.keys(one)
  return (
    Array.isArray(one) === Array.isArray(other) &&
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSame(one[key as never], other[key as never]))
  )
}

/** Some descriptions have formats of their own; those that no list has say nothing. */
const formats: Members = {
  ...fullFormats,
  'hex-color': /^#[0-9a-f]{6}$/i,
  '^[0-9]+$': /^[0-9]+$/,
}

function fitsFormat(value: unknown, name: string): boolean {
  const format = formats[name]
  if (typeof format === 'object' && format !== null && 'validate' in format) {
    const { type = 'string', validate } = format as { readonly type?: string; readonly validate: unknown }
    return typeof value !== type || fits(value, validate)
  }
  return typeof value !== 'string' || fits(value, format)
}

function fits(value: unknown, format: unknown): boolean {
  if (format instanceof RegExp) return format.test(String(value))
  return typeof format === 'function' ? Boolean((format as (value: unknown) => unknown)(value)) : true
}

function unescape(step: string): string {
  return decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~')
}
