/** An instant, epoch milliseconds. */
export interface Moment {
  readonly instant: number
}

/** What formulas work with; null: there is no value. */
export type Value = number | string | boolean | Moment | null

/** What a formula is worked out of. */
export interface Scope {
  /** The value of a field. */
  readonly valueOf: (name: string) => Value
  /** Epoch milliseconds. */
  readonly now: number
  /** IANA name: days and hours are those of the organization. */
  readonly timeZone: string
}

/** A part of a formula that was read. */
export type Part = (scope: Scope) => Value

/** A function that formulas may call. */
export interface FormulaFunction {
  /** How many values it takes. */
  readonly least: number
  readonly most: number
  /** Null: of these values there is no result. */
  readonly run: (values: readonly Value[], scope: Scope) => Value
}

/** A formula that was read. */
export interface Formula {
  /** The fields that it names. */
  readonly names: readonly string[]
  readonly work: Part
}

/** Characters of the longest text that a formula makes on its way. */
export const LONGEST = 5000
