import { quote } from '@x/dc/error'
import { isJsonObject, own, type Json } from '../../json.ts'
import { isId } from '../model/id.ts'
import { show } from '../shape.ts'

/** Zoho's few names in camel case; any other is a slip, such as `lastName`. */
const camel: readonly string[] = [
  'sandboxDeveloper',
  'jobId',
  'isBlueprintSupported',
  'isSubformSection',
  'zcrmUser',
]

/** A row of a seed under Zoho's own names. @throws TypeError that names the place */
export function readRow(value: unknown, at: string): Json {
  const row = readObject(value, at)
  const slip = Object.keys(row).find((key) => /^[a-z]+[A-Z]/.test(key) && !camel.includes(key))
  if (slip === undefined) return row
  const name = slip.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  throw new TypeError(
    `Seed: ${at} has no field ${quote(slip)}. Names are those of Zoho's answers: ${quote(name)}?`,
  )
}

export function readObject(value: unknown, at: string): Json {
  if (!isJsonObject(value)) throw new TypeError(`Seed: ${at} must be an object, not ${show(value)}.`)
  return value
}

/** The objects that a member of a row lists; none when it is left out. @throws TypeError that names the place */
export function listIn(row: Json, name: string, at: string): readonly Json[] {
  const list = own(row, name) ?? []
  if (!Array.isArray(list) || !list.every(isJsonObject))
    throw new TypeError(`Seed: ${at}.${name} must be a list of objects, not ${show(list)}.`)
  return list
}

/** Rows of a part that is an object by modules, and where they stand. */
export interface ModuleRows {
  readonly at: string
  readonly rows: readonly unknown[]
}

/**
 * Reads `fields` or `records`: rows by API name of the module, as an array or as the whole answer that holds them.
 *
 * @param key under which an answer holds them
 * @throws TypeError that names the place
 */
export function rowsByModule(root: Json, part: string, key: string): ReadonlyMap<string, ModuleRows> {
  const sent = own(root, part)
  if (sent === undefined || typeof sent === 'string') return new Map()
  return new Map(
    Object.entries(readObject(sent, part)).map(([module, value]) => {
      const isAnswer = isJsonObject(value) && Object.hasOwn(value, key)
      const rows = isAnswer ? own(value, key) : value
      const at = isAnswer ? `${part}.${module}.${key}` : `${part}.${module}`
      if (!Array.isArray(rows)) throw new TypeError(`Seed: ${at} must be a list, not ${show(rows)}.`)
      return [module, { at, rows: rows as readonly unknown[] }]
    }),
  )
}

/** Ids of one kind of row. */
export interface SeedIds {
  /** An id that no other row has; the next free one when there is none. @throws TypeError that names the place */
  take(id: unknown, at: string, next: () => string): string
}

export function openSeedIds(): SeedIds {
  const taken = new Set<string>()
  return {
    take(id, at, next) {
      const chosen = id === undefined ? next() : id
      if (!isId(chosen))
        throw new TypeError(
          `Seed: ${at}.id must be a string of 1 to 19 digits (not a number), not ${show(id)}.`,
        )
      if (taken.has(chosen)) throw new TypeError(`Seed: ${at}.id: ${quote(chosen)} is taken by another row.`)
      taken.add(chosen)
      return chosen
    },
  }
}
