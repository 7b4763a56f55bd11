const QUOTED_LIMIT = 80

/** Text that somebody else chose, made safe for a message: escaped, quoted, capped at 80 characters. */
export function quote(value: unknown): string {
  const text = typeof value === 'string' ? value : String(value)
  const escaped = JSON.stringify(text.length > QUOTED_LIMIT ? `${text.slice(0, QUOTED_LIMIT)}…` : text)
  // JSON leaves C1 controls, bidirectional overrides and line separators as they are; a terminal or a log would obey.
  return escapeEach(escaped, /[\u007F-\u009F\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g)
}

/** A text with each character that matches written as `\uXXXX`. */
export function escapeEach(text: string, pattern: RegExp): string {
  return text.replaceAll(pattern, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
