import type { CensusRow } from '../apps/examples/src/census/read-census.ts'
import {
  hasDescriptions,
  readDescriptions,
  resolve,
  shapeOf,
} from '../internal/operation-tests/src/descriptions.ts'

type Json = Readonly<Record<string, unknown>>

/** Drafts the interface of a type: of a row that is read from the answers of the descriptions, of others from their bodies. */
export function draftRow(type: string, rows: readonly CensusRow[]): string {
  const isRead = !/^New|Change$|Job$/.test(type)
  const keys = hasDescriptions ? keysOf(rows, isRead) : []
  const required = isRead || type.startsWith('New')
  const lines = keys.map(([key, text]) => `  readonly ${key}${required ? '' : '?'}: ${text}`)
  return `/** TODO: what it is${keys.length === 0 ? '; no description of its keys was found' : ', and what its keys mean'}. */\nexport interface ${type} {\n${lines.join('\n')}\n}`
}

function keysOf(rows: readonly CensusRow[], isRead: boolean): readonly (readonly [string, string])[] {
  const descriptions = readDescriptions()
  const found = new Map<string, string>()
  for (const row of rows.filter(({ method }) => (method === 'GET') === isRead)) {
    for (const generation of ['2026', '2025-06'] as const) {
      const described = descriptions.find(generation, row.method, shapeOf(row.path.split('?')[0] ?? ''))
      if (described === undefined) continue
      const { document, operation } = described
      const node = (
        isRead ? (operation['responses'] as Json | undefined)?.['200'] : operation['requestBody']
      ) as Json | undefined
      const content = resolve(document, node ?? {})['content'] as
        | Record<string, { schema?: Json }>
        | undefined
      const schema = content?.['application/json']?.schema
      for (const row_ of rowSchemas(document, schema, row.rows))
        for (const [key, value] of Object.entries((row_['properties'] ?? {}) as Record<string, Json>))
          if (!found.has(key)) found.set(key, typeText(document, value))
    }
  }
  return [...found].filter(([key]) => /^[\w$]+$/.test(key))
}

/** The schemas of a row under its key, at any alternative. */
function rowSchemas(document: Json, schema: Json | undefined, key: string): readonly Json[] {
  return alternatives(document, schema).flatMap((body) => {
    const under = ((body['properties'] ?? {}) as Record<string, Json>)[key]
    return alternatives(document, under).flatMap((each) =>
      each['items'] === undefined ? [each] : alternatives(document, each['items'] as Json),
    )
  })
}

function alternatives(document: Json, node: Json | undefined, depth = 0): readonly Json[] {
  if (node === undefined || depth > 8) return []
  const here = resolve(document, node)
  const inside = [here['allOf'], here['oneOf'], here['anyOf']].flatMap((each) => (each ?? []) as Json[])
  return [here, ...inside.flatMap((each) => alternatives(document, each, depth + 1))]
}

/** A schema as a type. */
function typeText(document: Json, node: Json, depth = 0): string {
  const here = resolve(document, node)
  const kinds = [here['type']].flat()
  const nullable = kinds.includes('null') || here['nullable'] === true ? ' | null' : ''
  const values = here['enum'] as unknown[] | undefined
  if (values?.every((value) => typeof value === 'string') === true && values.length <= 12)
    return `${values.map((value) => `'${value}'`).join(' | ')} | (string & {})${nullable}`
  if (kinds.includes('integer') || kinds.includes('number')) return `number${nullable}`
  if (kinds.includes('boolean')) return `boolean${nullable}`
  if (kinds.includes('string')) return `string${nullable}`
  if (here['items'] !== undefined && depth < 3) {
    const text = typeText(document, here['items'] as Json, depth + 1)
    return `readonly ${/[|&]/.test(text) && !text.startsWith('{') ? `(${text})` : text}[]${nullable}`
  }
  const properties = Object.entries((here['properties'] ?? {}) as Record<string, Json>)
  if (properties.length === 0 || depth >= 3) return 'unknown'
  const inner = properties.map(([key, value]) => `readonly ${key}: ${typeText(document, value, depth + 1)}`)
  return `{ ${inner.join('; ')} }${nullable}`
}
