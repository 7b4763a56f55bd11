import type { Values } from '../../fields/read-row.ts'

/** What is not there is not kept. */
export function withoutNull(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
}
