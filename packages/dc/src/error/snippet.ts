const SNIPPET_LIMIT = 200
/** Longest text that is looked at; markup in front of the words is skipped within it. */
const LOOKED_AT = 4096

/** The first words of a page, for a message: tags stripped, white space folded, at most 200 characters. */
export function snippet(text: string): string {
  const words = text
    .slice(0, LOOKED_AT)
    .replaceAll(/<(script|style)\b[\s\S]*?(<\/\1\s*>|$)/gi, ' ')
    .replaceAll(/<[^>]*(>|$)/g, ' ')
    // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
    .replaceAll(/[\s\u0000-\u001F\u007F-\u009F\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]+/g, ' ')
    .trim()
  return words.length > SNIPPET_LIMIT ? `${words.slice(0, SNIPPET_LIMIT)}…` : words
}
