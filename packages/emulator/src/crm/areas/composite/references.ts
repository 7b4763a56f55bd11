import { isJsonObject, own } from '../../../json.ts'

const REFERENCE = /@\{(\w+):(\$[^}]*)\}/g

/** A reference that names nothing that is there. */
export interface Unresolved {
  readonly reference: string
}

/**
 * A value with its references (`@{1:$.data[0].details.id}`) replaced by what stands in the answers of earlier parts. A text
 * that is nothing else becomes the value itself.
 *
 * @param bodyOf the answer of a part; undefined when it gave none
 */
export function resolve(value: unknown, bodyOf: (part: string) => unknown): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => resolve(each, bodyOf))
  if (isJsonObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, resolve(each, bodyOf)]))
  if (typeof value !== 'string' || !value.includes('@{')) return value
  const [whole] = [...value.matchAll(REFERENCE)]
  if (whole?.[0] === value) return follow(value, whole[1] ?? '', whole[2] ?? '', bodyOf)
  return value.replaceAll(REFERENCE, (reference: string, part: string, path: string) =>
    String(follow(reference, part, path, bodyOf)),
  )
}

/** The names of the parts that a value refers to. */
export function referencesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn)
  if (isJsonObject(value)) return Object.values(value).flatMap(referencesIn)
  return typeof value === 'string' ? [...value.matchAll(REFERENCE)].map(([, name = '']) => name) : []
}

function follow(reference: string, part: string, path: string, bodyOf: (part: string) => unknown): unknown {
  let at = bodyOf(part)
  for (const [, name, index, quoted] of path.matchAll(/\.(\w+)|\[(\d+)\]|\['([^']*)'\]/g)) {
    const key = name ?? quoted
    if (index !== undefined) at = Array.isArray(at) ? (at as readonly unknown[])[Number(index)] : undefined
    else at = isJsonObject(at) && key !== undefined ? own(at, key) : undefined
  }
  if (typeof at !== 'string' && typeof at !== 'number' && typeof at !== 'boolean') throw unresolved(reference)
  return at
}

const mark = Symbol('unresolved')

function unresolved(reference: string): Error & Unresolved {
  return Object.assign(new Error('A reference leads nowhere.'), { reference, [mark]: true })
}

/** Whether an error says that a reference leads nowhere. */
export function isUnresolved(error: unknown): error is Error & Unresolved {
  return error instanceof Error && mark in error
}
