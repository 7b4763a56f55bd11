import type { Values } from '../../fields/read-row.ts'
import type { Draw } from './draw.ts'
import type { Country } from './people-of-countries.ts'

/** A record of the samples, which others can refer to. */
export interface Sample {
  readonly module: string
  readonly id: string
  readonly values: Values
}

/** What samples are made with. */
export interface SampleContext {
  readonly draw: Draw
  readonly country: Country
  /** Ids of those who own records. */
  readonly owners: readonly string[]
  /** Day `n` of the organization, as a date. */
  day(n: number): string
  readonly nextId: () => string
  /** Makes a record under the next id. */
  sample(module: string, values: Values): Sample
}

/** A list of so many, each made from its number. */
export function times<T>(count: number, make: (index: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, index) => make(index))
}

/** A reference to a record. */
export function to({ id }: Sample): { readonly id: string } {
  return { id }
}
