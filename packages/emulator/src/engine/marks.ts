import type { Rows } from './rows.ts'
import type { Row } from './table.ts'

/** A moment that a database can be brought back to. */
export interface Mark {
  /** Number of the last change before it. */
  readonly number: number
}

/** The open marks, each with what stood in the rows that changed since. */
export interface Marks {
  /** The lowest number of an open mark. */
  readonly lowest: number
  open(number: number): Mark
  note(rows: Rows, id: string, before: Row | null): void
  /** Puts back what stood there, and closes later marks. @throws Error for a mark that is closed */
  rewind(mark: Mark): void
  close(mark: Mark): void
  closeAll(): void
}

type Images = Map<Rows, Map<string, Row | null>>

export function createMarks(): Marks {
  const open = new Map<Mark, Images>()
  return {
    get lowest() {
      // Marks are in the order in which they were made: the first has the lowest number.
      for (const mark of open.keys()) return mark.number
      return Number.POSITIVE_INFINITY
    },
    open(number) {
      const mark = Object.freeze({ number })
      open.set(mark, new Map())
      return mark
    },
    note(rows, id, before) {
      for (const images of open.values()) {
        let ids = images.get(rows)
        if (ids === undefined) images.set(rows, (ids = new Map()))
        if (!ids.has(id)) ids.set(id, before)
      }
    },
    rewind(mark) {
      const images = open.get(mark)
      if (images === undefined) throw new Error('This mark is not open any more.')
      const marks = [...open.keys()]
      for (const later of marks.slice(marks.indexOf(mark) + 1)) open.delete(later)
      for (const [rows, ids] of images) for (const [id, before] of ids) rows.put(id, before)
      images.clear()
    },
    close: (mark) => void open.delete(mark),
    closeAll: () => open.clear(),
  }
}
