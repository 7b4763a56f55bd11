// Whoever may rename a field or an option writes into the generated file: nothing of an organization's text ends a comment,
// a string or a line.

/** A string literal. Whatever is not plain stands as an escape. */
export function literal(value: string): string {
  const escaped = JSON.stringify(value)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replaceAll("'", String.raw`\'`)
    .replaceAll(unsafe, (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`)
  return `'${escaped}'`
}

/** Ends of line that JSON leaves as they are, and marks that turn the direction of text around. */
const unsafe = /[\u007F-\u009F\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/g

/** A name of a member, in quotes where it must be. */
export function member(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name)
}

/** Text for a comment of one line. */
export function comment(text: string): string {
  return text
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .replaceAll(unsafe, '')
    .replaceAll(/\p{Surrogate}/gu, '\u{FFFD}')
    .replaceAll('*/', '* /')
    .trim()
}

/** By code points: the same on every machine. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Whether code uses a name: not in its comments, and not in its strings. */
export function usesName(code: string, name: string): boolean {
  const bare = code.replaceAll(/\/\*\*.*?\*\/|'(?:[^'\\\n]|\\.)*'/g, '')
  return new RegExp(String.raw`\b${name}\b`).test(bare)
}
