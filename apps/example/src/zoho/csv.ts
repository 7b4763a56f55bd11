/**
 * The rows of a CSV text, each an array of cells. Separated by whatever of comma, semicolon and tab is in the first line
 * most; quoted cells may hold separators, quotes and line ends.
 *
 * @throws CsvError when a quoted cell has no end
 */
export function parseCsv(text: string): readonly (readonly string[])[] {
  const source = text.replace(/^\uFEFF/, '')
  const separator = separatorOf(source)
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  let line = 1
  while (at < source.length) {
    const { cell, end } =
      source[at] === '"' ? quotedCell(source, at, separator, line) : plainCell(source, at, separator)
    row.push(cell)
    line += cell.split('\n').length - 1
    at = end
    if (source[at] === separator) {
      at += 1
      // A separator at the very end is followed by one more cell, which is empty.
      if (at === source.length) row.push('')
      continue
    }
    rows.push(row)
    row = []
    line += 1
    at += source.startsWith('\r\n', at) ? 2 : 1
  }
  if (row.length > 0) rows.push(row)
  return rows.filter((cells) => cells.some((cell) => cell !== ''))
}

/** A CSV text that breaks off. */
export class CsvError extends Error {
  override readonly name = 'CsvError'
}

function separatorOf(source: string): string {
  const [first = ''] = source.split(/\r?\n/, 1)
  const count = (separator: string): number => first.split(separator).length
  return [',', ';', '\t'].reduce((best, each) => (count(each) > count(best) ? each : best))
}

interface Cell {
  readonly cell: string
  /** Where the separator or the line end is. */
  readonly end: number
}

function plainCell(source: string, start: number, separator: string): Cell {
  let end = start
  while (end < source.length && source[end] !== separator && source[end] !== '\n' && source[end] !== '\r')
    end += 1
  return { cell: source.slice(start, end), end }
}

function quotedCell(source: string, start: number, separator: string, line: number): Cell {
  let cell = ''
  let at = start + 1
  for (;;) {
    const quote = source.indexOf('"', at)
    if (quote === -1)
      throw new CsvError(`A quoted cell that begins in line ${line} has no end. Nothing was imported.`)
    cell += source.slice(at, quote)
    if (source[quote + 1] !== '"') {
      // Between the quote and the separator a well-formed file has nothing; what is there is kept.
      const rest = plainCell(source, quote + 1, separator)
      return { cell: cell + rest.cell, end: rest.end }
    }
    cell += '"'
    at = quote + 2
  }
}

/** One line of CSV. What a spreadsheet would take for a formula gets an apostrophe in front. */
export function csvLine(cells: readonly unknown[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(value: unknown): string {
  if (value === null || value === undefined) return ''
  const text = textOf(value)
  const isFormula = typeof value === 'string' && /^[=@\t\r+-]/.test(text) && !/^[+-][\d\s().-]*$/.test(text)
  const safe = isFormula ? `'${text}` : text
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join('; ')
  if (typeof value !== 'object' || value === null) return String(value)
  return 'name' in value ? String(value.name) : JSON.stringify(value)
}
