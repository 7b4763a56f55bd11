import type { Line } from './activity.ts'
import type { CallOfLine } from './calls-under-way.ts'

/** A call with everything that happened in it: repeats, waits, a token that was renewed. */
export interface CallEntry {
  readonly call: CallOfLine
  /** In the order in which they happened, the end last. */
  readonly lines: readonly Line[]
}

/** What stands in the log: a call, or a line that belongs to none. */
export type Entry = Line | CallEntry

export function isCall(entry: Entry): entry is CallEntry {
  return 'lines' in entry
}

/** Lines by the call that they belong to; a call stands where it began. */
export function entriesOf(lines: readonly Line[]): readonly Entry[] {
  const entries: (Line | { readonly call: CallOfLine; lines: readonly Line[] })[] = []
  const calls = new Map<number, { readonly call: CallOfLine; lines: readonly Line[] }>()
  for (const line of lines) {
    if (line.call === undefined) {
      entries.push(line)
      continue
    }
    const known = calls.get(line.call.number)
    if (known === undefined) {
      const entry = { call: line.call, lines: [line] }
      calls.set(line.call.number, entry)
      entries.push(entry)
    } else known.lines = inOrder([...known.lines, line])
  }
  return entries
}

/** The entry that a line belongs to, with the lines that came before it. */
export function entryOf(line: Line, lines: readonly Line[]): Entry {
  if (line.call === undefined) return line
  const { call } = line
  const own = lines.filter((each) => each.call?.number === call.number && each.number <= line.number)
  return { call, lines: inOrder(own) }
}

/** A deadline ends a call before its last attempt is given up. */
function inOrder(lines: readonly Line[]): readonly Line[] {
  return [...lines.filter(({ kind }) => kind !== 'over'), ...lines.filter(({ kind }) => kind === 'over')]
}
