import type { Reading } from './reading.ts'

/** The readings of one area, by name. */
export type Area = Readonly<Record<string, Reading<string | number>>>

/** Areas by name: `userGroups`, `tokens` … */
export type Areas = Readonly<Record<string, Area>>

/** What is chosen in one area. */
export type ReadingsOf<A extends Area> = {
  readonly [Name in keyof A]: A[Name] extends Reading<infer Value> ? Value : never
}

/** What is chosen in all of them. */
export type ReadingsOfAreas<A extends Areas> = { readonly [Name in keyof A]: ReadingsOf<A[Name]> }

/** What somebody chooses: any area, any of its readings; the rest stays as it is. */
export type ReadingsInputOf<A extends Areas> = {
  readonly [Name in keyof A]?:
    | { readonly [Each in keyof A[Name]]?: ReadingsOf<A[Name]>[Each] | undefined }
    | undefined
}
