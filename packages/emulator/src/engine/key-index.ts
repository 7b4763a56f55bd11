import type { Key } from './table.ts'

/** Ids by field and value. One id is kept as it is; a set is made for the second. */
export interface KeyIndex {
  add(keys: Iterable<Key>, id: string): void
  remove(keys: Iterable<Key>, id: string): void
  /** Ids that have the key, in no order. */
  having(field: string, value: string): Iterable<string>
}

export function createKeyIndex(): KeyIndex {
  const fields = new Map<string, Map<string, string | Set<string>>>()
  return {
    add(keys, id) {
      for (const [field, value] of keys) {
        let values = fields.get(field)
        if (values === undefined) fields.set(field, (values = new Map()))
        const held = values.get(value)
        if (held === undefined) values.set(value, id)
        else if (typeof held === 'object') held.add(id)
        else if (held !== id) values.set(value, new Set([held, id]))
      }
    },
    remove(keys, id) {
      for (const [field, value] of keys) {
        const values = fields.get(field)
        const held = values?.get(value)
        if (held === id) values?.delete(value)
        else if (typeof held === 'object' && held.delete(id) && held.size === 0) values?.delete(value)
      }
    },
    having(field, value) {
      const held = fields.get(field)?.get(value)
      return held === undefined ? [] : typeof held === 'string' ? [held] : held
    },
  }
}
