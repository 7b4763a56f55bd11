import { compareIds } from './compare-ids.ts'
import type { Row } from './table.ts'

/** Rows in the order of their ids. Where one stands is found by halving; adding and removing move a block, not all of them. */
export interface RowList {
  /** Adds a row, or puts it in the place of the one with its id. */
  put(row: Row): void
  remove(id: string): void
  all(): IterableIterator<Row>
  /** Rows from a position on. */
  slice(from: number, count: number): Row[]
}

const BLOCK = 1024

/** Makes a list of rows that are in order already. */
export function createRowList(rows: readonly Row[] = []): RowList {
  const blocks: Row[][] = []
  for (let at = 0; at < rows.length; at += BLOCK) blocks.push(rows.slice(at, at + BLOCK))

  /** The first block whose last id is not before this one; the last block when there is none. */
  const blockOf = (id: string): number =>
    Math.min(
      halve(blocks.length, (index) => compareIds(blocks[index]?.at(-1)?.id ?? '', id) >= 0),
      Math.max(blocks.length - 1, 0),
    )

  return {
    put(row) {
      const index = blockOf(row.id)
      const block = (blocks[index] ??= [])
      const place = placeIn(block, row.id)
      block.splice(place, block[place]?.id === row.id ? 1 : 0, row)
      if (block.length > 2 * BLOCK) blocks.splice(index, 1, block.slice(0, BLOCK), block.slice(BLOCK))
    },
    remove(id) {
      const index = blockOf(id)
      const block = blocks[index]
      const place = block === undefined ? -1 : placeIn(block, id)
      if (block?.[place]?.id !== id) return
      block.splice(place, 1)
      if (block.length === 0) blocks.splice(index, 1)
    },
    *all() {
      for (const block of blocks) yield* block
    },
    slice(from, count) {
      const found: Row[][] = []
      let skip = from
      let left = count
      for (const block of blocks) {
        if (left <= 0) break
        const taken = skip === 0 && left >= block.length ? block : block.slice(skip, skip + left)
        if (taken.length > 0) found.push(taken)
        left -= taken.length
        skip = Math.max(skip - block.length, 0)
      }
      // Not `flat`: this copies whole blocks.
      return new Array<Row>().concat(...found)
    },
  }
}

function placeIn(block: readonly Row[], id: string): number {
  return halve(block.length, (index) => compareIds(block[index]?.id ?? '', id) >= 0)
}

/** The first of so many positions for which something holds that holds for all after it. */
function halve(count: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
