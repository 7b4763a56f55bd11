import { existsSync, readdirSync, readFileSync } from 'node:fs'
import process from 'node:process'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { Sent } from './recording-client.ts'

type Json = Readonly<Record<string, unknown>>

/** An operation as one of Zoho's published descriptions has it. */
export interface Described {
  readonly file: string
  readonly document: Json
  readonly operation: Json
  /** Parameters of the path and of the operation. */
  readonly parameters: readonly Json[]
}

/** Zoho's published descriptions of two generations, where they are at hand. */
export interface Descriptions {
  find(generation: '2026' | '2025-06', method: string, path: string): Described | undefined
}

const folder = process.env['ZOHO_OAS']
/** Whether the descriptions are here: without them what needs them is skipped. */
export const hasDescriptions = folder !== undefined && existsSync(`${folder}/2026`)

/** Reads all descriptions, once. */
export function readDescriptions(): Descriptions {
  const known = new Map<string, Described>()
  for (const generation of ['2026', '2025-06'] as const) {
    for (const file of readdirSync(`${folder}/${generation}`).filter((name) => name.endsWith('.json'))) {
      const document = JSON.parse(readFileSync(`${folder}/${generation}/${file}`, 'utf8')) as Json
      for (const [path, methods] of Object.entries((document['paths'] ?? {}) as Record<string, Json>)) {
        const shared = (methods['parameters'] ?? []) as Json[]
        for (const [method, operation] of Object.entries(methods as Record<string, Json>)) {
          const own = (operation['parameters'] ?? []) as Json[]
          const key = `${generation} ${method.toUpperCase()} ${shapeOf(path)}`
          const parameters = [...shared, ...own].map((each) => resolve(document, each))
          if (!known.has(key)) known.set(key, { file, document, operation, parameters })
        }
      }
    }
  }
  return { find: (generation, method, path) => known.get(`${generation} ${method} ${shapeOf(path)}`) }
}

/** `settings/roles/{}`, however the values in it are written. */
export function shapeOf(path: string): string {
  return path
    .replace(/^\/?crm\/(?:(bulk|email)\/)?(?:v\d[\d.]*|\{version\})\//, (_all, base?: string) =>
      base === undefined ? '' : `${base}:`,
    )
    .replace(/^\//, '')
    .replaceAll(/\{[^}]*\}/g, '{}')
}

/** The node that a pointer of the same file names. */
export function resolve(document: Json, node: Json): Json {
  const { $ref } = node as { readonly $ref?: string }
  if ($ref === undefined || !$ref.includes('#/')) return node
  const steps = $ref.slice($ref.indexOf('#/') + 2).split('/')
  let at: unknown = document
  for (const step of steps) at = (at as Json | undefined)?.[step.replaceAll('~1', '/').replaceAll('~0', '~')]
  return (at ?? {}) as Json
}

/** Names of the query that a description does not have. */
export function undescribedQuery({ parameters }: Described, sent: Sent): readonly string[] {
  const names = new Set(parameters.filter((each) => each['in'] === 'query').map((each) => each['name']))
  return [...new Set(sent.query.map(([name]) => name))].filter((name) => !names.has(name))
}

/** One for all: it does not check the descriptions themselves, and makes no code better that runs once. */
const ajv = new Ajv2020({
  strict: false,
  allErrors: true,
  validateFormats: false,
  validateSchema: false,
  code: { optimize: false },
})

/** What a description of 2026 finds wrong with a body. */
export function complaintsOf({ document, operation }: Described, body: unknown): readonly string[] {
  const { requestBody } = operation as { readonly requestBody?: Json }
  if (requestBody === undefined) return ['a body, of which the description knows nothing']
  const { content } = resolve(document, requestBody) as {
    readonly content?: Record<string, { schema?: Json }>
  }
  const schema = content?.['application/json']?.schema
  if (schema === undefined) return []
  const validate = ajv.compile({ ...document, ...schema })
  if (validate(body)) return []
  return [
    ...new Set(
      (validate.errors ?? []).map(({ instancePath, message = '', params }) => {
        const extra = (params as { readonly additionalProperty?: string }).additionalProperty
        return `${instancePath.replaceAll(/\/\d+/g, '/*')} ${message}${extra === undefined ? '' : `: ${extra}`}`
      }),
    ),
  ]
}

/** Keys of the rows in the answers that a description gives, at any alternative. */
export function answerKeys({ document, operation }: Described, rows: string): ReadonlySet<string> {
  const keys = new Set<string>()
  const visit = (node: Json | undefined, at: 'body' | 'row', depth: number): void => {
    if (node === undefined || depth > 12) return
    const here = resolve(document, node) as {
      readonly allOf?: Json[]
      readonly oneOf?: Json[]
      readonly anyOf?: Json[]
      readonly items?: Json
      readonly properties?: Record<string, Json>
    }
    for (const each of [...(here.allOf ?? []), ...(here.oneOf ?? []), ...(here.anyOf ?? [])])
      visit(each, at, depth + 1)
    if (at === 'row' && here.items !== undefined) visit(here.items, at, depth + 1)
    if (at === 'row') for (const key of Object.keys(here.properties ?? {})) keys.add(key)
    if (at === 'body') visit(here.properties?.[rows], 'row', depth + 1)
  }
  const { responses = {} } = operation as { readonly responses?: Record<string, Json> }
  const { content } = resolve(document, responses['200'] ?? {}) as {
    readonly content?: Record<string, { schema?: Json }>
  }
  visit(content?.['application/json']?.schema, 'body', 0)
  return keys
}
