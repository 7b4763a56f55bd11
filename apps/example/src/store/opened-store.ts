import type { Store } from '@x/auth'

/** A store, and how to let go of it. */
export interface OpenedStore {
  readonly store: Store
  /** For people: where that is. */
  readonly place: string
  readonly close: () => Promise<void>
}

/** Brings in a package by name, so that only those who use a database install its driver. */
export type LoadDriver = (name: string) => Promise<unknown>
