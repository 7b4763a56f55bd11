import { coqlCriteria, coqlValue, where, type ComparedValue, type Criteria, type GivenValue } from '@x/client'

const mark = Symbol.for('@x/query/coql')
declare const row: unique symbol

/** A query, or a part of one, that no value can have changed: made by `coql`, `select`, `matching` or `rawCoql`. */
export interface Coql<Row = Readonly<Record<string, unknown>>> {
  readonly text: string
  /** The module behind its first `from`; undefined when it is only a part. */
  readonly module: string | undefined
  readonly [mark]: true
  readonly [row]?: Row
}

/** What may stand in a `coql` text: a value, several for `in`, the name of a module behind `from`, or a part made before. */
export type CoqlPart = Exclude<GivenValue, null> | Coql<unknown>

/**
 * A query with values in it: `` coql`select Email from ${Leads} where Created_Time > ${since} and Lead_Source in ${sources}` ``.
 *
 * Strings are values wherever they stand, quoted and escaped, but behind `from`, where they are the name of a module. Arrays
 * are lists for `in`, a `Date` has an offset, a bigint is an id; `matching(criteria)` and other queries are put in whole.
 * Rows are of the type that is said, and nobody checks: `` coql<Pick<LeadsRow, 'Email'>>`…` ``.
 *
 * @throws TypeError for what cannot stand there: `null` (write `is null`), an empty array, a backslash, a `${}` inside quotes
 */
export function coql<Row = Readonly<Record<string, unknown>>>(
  parts: TemplateStringsArray,
  ...values: readonly CoqlPart[]
): Coql<Row> {
  let text = ''
  let quote = ''
  let module: string | undefined
  for (const [index, part] of parts.entries()) {
    text += part
    quote = openQuote(part, quote)
    if (index === values.length) break
    if (quote !== '')
      throw new TypeError(
        `Write \${} in COQL without quotes around it: they are put there, and what is in it escaped.`,
      )
    const value = values[index]
    if (isCoql(value)) text += value.module === undefined ? value.text : `(${value.text})`
    else if (/\bfrom\s+$/i.test(part) && typeof value === 'string') {
      module ??= moduleName(value)
      text += moduleName(value)
    } else text += valueText(value)
  }
  return made(text, module ?? moduleIn(text))
}

/** A query as somebody wrote it, such as in an editor. Never put values of others into the text: use `coql` for that. */
export function rawCoql(text: string): Coql {
  return made(text, moduleIn(text))
}

/** Criteria of `where`, `allOf` and `anyOf` as a part of a `coql` text, in brackets. */
export function matching(criteria: Criteria): Coql {
  return made(`(${coqlCriteria(criteria)})`, undefined)
}

/** Whether something was made here. JSON cannot look like it. */
export function isCoql(value: unknown): value is Coql {
  return typeof value === 'object' && value !== null && mark in value
}

/** @internal */
export function made<Row>(text: string, module: string | undefined): Coql<Row> {
  return Object.freeze({ text, module, [mark]: true as const })
}

/** @throws TypeError for what is not letters of English, digits and underscores */
export function moduleName(name: string): string {
  if (/^\w+$/.test(name)) return name
  throw new TypeError('Behind "from" stands the API name of a module, such as Leads or Price_Books.')
}

function moduleIn(text: string): string | undefined {
  return /^\s*select\b[^]*?\bfrom\s+['"]?(\w+)/i.exec(text)?.[1]
}

function valueText(value: unknown): string {
  if (value === null || value === undefined)
    throw new TypeError('COQL compares with nothing by "is null" and "is not null", not by a value.')
  // Dates and bigints become what criteria have of them.
  return coqlValue(where('x', 'equal', value as GivenValue).value satisfies ComparedValue)
}

/** The quote that is open after some text; a doubled one closes and opens. */
function openQuote(text: string, before: string): string {
  let open = before
  for (const letter of text.replaceAll(/[^'"]/g, '')) {
    if (open === '') open = letter
    else if (open === letter) open = ''
  }
  return open
}
