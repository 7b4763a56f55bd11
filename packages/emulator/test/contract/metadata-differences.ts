import type { Difference } from './differences.ts'

/** Settings of modules. */
export const differencesOfMetadata: readonly Difference[] = []
