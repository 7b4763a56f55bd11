import { invalid } from './row-fault.ts'
import type { Field, Place, ValueType } from './field.ts'

const EMAIL =
  /^[\p{L}\p{M}\p{N}+\-_][\p{L}\p{M}\p{N}!#$%&'*+\-/=?^_`{|}~.]*@(?:[\p{L}\p{N}_-]+\.)+\p{L}{2,22}$/u
const PHONE = /^[\p{L}\p{N}+.\-();,# ]*$/u
const WEBSITE = /^(?:(?:https?|ftp):\/\/)?[^\s/?#.]+(?:\.[^\s/?#.]+)+(?:[/?#]\S*)?$/iu

/**
 * A string as it came: lengths are counted in UTF-16 units, as Java counts, so that most emoji count twice.
 *
 * @throws RowFault when it is not a string, too long, or could not be given back as it came
 */
export function readText(value: unknown, field: Pick<Field, 'length' | 'pattern'>, place: Place): string {
  if (typeof value !== 'string') throw invalid(place, { expected_data_type: 'text' })
  if (value.length > (field.length ?? 255)) throw invalid(place, { maximum_length: field.length ?? 255 })
  // A NUL or half a surrogate pair could not be stored and given back as it came.
  if (value.includes('\0') || !value.isWellFormed()) throw invalid(place)
  if (field.pattern !== undefined && !new RegExp(field.pattern, 'u').test(value)) {
    throw invalid(place, { regex: field.pattern })
  }
  return value
}

/** Compares texts as people sort them: without regard to case, digits by their characters. */
export function compareTexts(one: unknown, other: unknown): number {
  const [first, second] = [String(one).toLowerCase(), String(other).toLowerCase()]
  return first < second ? -1 : first > second ? 1 : 0
}

function textOf(usual: number, regex?: RegExp): ValueType {
  return {
    read: (value, field, place) => {
      const text = readText(value, { ...field, length: field.length ?? usual }, place)
      if (text !== '' && regex?.test(text) === false) throw invalid(place, { regex: regex.source })
      return text
    },
    compare: compareTexts,
  }
}

const digits = (usual: number): ValueType => ({
  read: (value, { length }, place) => {
    if (typeof value !== 'string') throw invalid(place, { expected_data_type: 'bigint' })
    if (!/^-?\d+$/.test(value)) throw invalid(place, { expected_data_type: 'bigint' })
    if (value.replace('-', '').length > (length ?? usual))
      throw invalid(place, { maximum_length: length ?? usual })
    return value
  },
  compare: (one, other) => {
    const difference = BigInt(String(one)) - BigInt(String(other))
    return difference < 0n ? -1 : difference > 0n ? 1 : 0
  },
})

/** Data types whose values are strings. */
export const texts = {
  text: textOf(255),
  mediumtext: textOf(2000),
  textarea: textOf(2000),
  richtextarea: textOf(50_000),
  email: textOf(100, EMAIL),
  phone: textOf(30, PHONE),
  website: textOf(450, WEBSITE),
  bigint: digits(18),
  long: digits(19),
} satisfies Record<string, ValueType>
