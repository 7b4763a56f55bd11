import { isZohoApiError, ZohoApiError } from '@x/client'
import type { Coql } from './coql.ts'

/** Where in a query something is wrong. Lines and columns count from 1. */
export interface QueryPlace {
  readonly line: number
  readonly column: number
  readonly length: number
}

/** The place in a query that an error of Zoho's is about; undefined when it names none. For editors. */
export function placeInQuery(error: unknown, { text }: Pick<Coql<unknown>, 'text'>): QueryPlace | undefined {
  if (!isZohoApiError(error)) return undefined
  const { details } = error
  const { line, column, near } = details
  if (Number.isSafeInteger(line) && Number.isSafeInteger(column))
    return {
      line: Number(line),
      column: Number(column),
      length: typeof near === 'string' ? Math.max(near.length, 1) : 1,
    }
  const found = indexIn(text, details)
  if (found === undefined) return undefined
  const before = text.slice(0, found.at).split('\n')
  return { line: before.length, column: (before.at(-1) ?? '').length + 1, length: found.length }
}

/** Zoho's error of a query with the place shown and what to do said; any other error as it is. */
export function explainQueryError(error: unknown, text: string): unknown {
  if (!isZohoApiError(error)) return error
  const place = placeInQuery(error, { text })
  const shown = place === undefined ? '' : `\n${underlined(text, place)}`
  const cure = cureOf(error, text)
  if (shown === '' && cure === '') return error
  return new ZohoApiError(`${error.message}${cure === '' ? '' : ` ${cure}`}${shown}`, error, { cause: error })
}

interface Found {
  readonly at: number
  readonly length: number
}

function indexIn(text: string, details: ZohoApiError['details']): Found | undefined {
  const { clause, near, column_name: name, module, operator, alias, cvid, limit, offset } = details
  const plain = blot(text)
  if (typeof near === 'string') {
    // Zoho names the second "and" of three conditions.
    const joins = [...plain.matchAll(/\b(?:and|or)\b/gi)]
    const second = /^(?:and|or)$/i.test(near) ? joins[1]?.index : undefined
    return span(second ?? plain.indexOf(near), near.length)
  }
  if (typeof name === 'string') return span(text.indexOf(name), name.length)
  if (typeof module === 'string') return span(text.indexOf(module), module.length)
  if (typeof cvid === 'string') return span(text.indexOf(cvid), cvid.length)
  if (typeof alias === 'string' && alias !== '') return span(text.indexOf(alias), alias.length)
  if (typeof operator === 'string')
    return span(plain.toLowerCase().indexOf(` ${operator}`) + 1, operator.length)
  if (clause === 'where') return span(/\bfrom\s+\S+/i.exec(plain)?.index ?? -1, 4)
  if (limit !== undefined || offset !== undefined) return span(plain.toLowerCase().lastIndexOf('limit'), 5)
  return undefined
}

function span(at: number, length: number): Found | undefined {
  return at < 0 ? undefined : { at, length: Math.max(length, 1) }
}

/** What stands in quotes may be people's data: it keeps its length and nothing else. */
function blot(text: string): string {
  return text.replaceAll(
    /'[^']*'|"[^"]*"/g,
    (quoted) => quoted[0] + '·'.repeat(quoted.length - 2) + quoted[0],
  )
}

const AROUND = 50

/** The line of a place, as much of it as fits, and a mark below. */
function underlined(text: string, { line, column, length }: QueryPlace): string {
  const whole = blot(text).split('\n')[line - 1] ?? ''
  const from = Math.max(column - 1 - AROUND, 0)
  const shown = whole.slice(from, column - 1 + length + AROUND)
  const mark = '^'.repeat(Math.min(length, Math.max(shown.length - (column - 1 - from), 1)))
  return `  ${shown.replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ')}\n  ${' '.repeat(column - 1 - from)}${mark}`
}

/** What Zoho's message leaves unsaid. */
function cureOf({ code, details }: ZohoApiError, text: string): string {
  const { clause, near, expected_data_type: type, reason, operator } = details
  if (clause === 'where' && code === 'SYNTAX_ERROR')
    return 'COQL needs a "where"; "where id is not null" gives every record.'
  if (operator === 'not' && code === 'SYNTAX_ERROR')
    return 'There is no "not (…)": negate each condition, as in "not in", "!=" and "is not null".'
  if (typeof near === 'string' && /^(?:and|or)$/i.test(near))
    return 'Three conditions need brackets around two of them: a and (b and c). select() writes them.'
  if (type === 'datetime' || (type !== undefined && /T[\d:.]+Z'/.test(text)))
    return 'Times have an offset and no milliseconds: 2026-01-05T09:00:00+00:00. A Date in coql`…` is written so.'
  if (type !== undefined && /=\s*null\b/i.test(text))
    return 'Nothing is found by "is null" and "is not null".'
  if (typeof reason === 'string' && typeof operator === 'string')
    return `The type of this column does not take "${operator.slice(0, 20)}": texts take =, !=, in, like and null, numbers and dates also <, > and between.`
  return ''
}
