/** Ids in order. Where one stands is found by halving; adding and removing move a block of ids, not all of them. */
export interface IdList {
  readonly size: number
  add(id: string): void
  remove(id: string): void
  all(): IterableIterator<string>
  /** Ids from a position on. */
  slice(from: number, count: number): string[]
}

const BLOCK = 1024

/** Shorter ids first, then by their characters: the order of numbers for ids that are numbers. */
export function compareIds(one: string, other: string): number {
  if (one.length !== other.length) return one.length - other.length
  return one < other ? -1 : one > other ? 1 : 0
}

/** Makes a list of ids that are in order already. */
export function createIdList(ids: readonly string[] = []): IdList {
  const blocks: string[][] = []
  for (let at = 0; at < ids.length; at += BLOCK) blocks.push(ids.slice(at, at + BLOCK))
  let size = ids.length

  /** The first block whose last id is not before this one; the last block when there is none. */
  const blockOf = (id: string): number =>
    Math.min(
      halve(blocks.length, (index) => compareIds(blocks[index]?.at(-1) ?? '', id) >= 0),
      Math.max(blocks.length - 1, 0),
    )

  return {
    get size() {
      return size
    },
    add(id) {
      const index = blockOf(id)
      const block = (blocks[index] ??= [])
      block.splice(placeIn(block, id), 0, id)
      size += 1
      if (block.length > 2 * BLOCK) blocks.splice(index, 1, block.slice(0, BLOCK), block.slice(BLOCK))
    },
    remove(id) {
      const index = blockOf(id)
      const block = blocks[index]
      const place = block === undefined ? -1 : placeIn(block, id)
      if (block?.[place] !== id) return
      block.splice(place, 1)
      size -= 1
      if (block.length === 0) blocks.splice(index, 1)
    },
    *all() {
      for (const block of blocks) yield* block
    },
    slice(from, count) {
      const found: string[] = []
      let skip = from
      for (const block of blocks) {
        if (found.length >= count) break
        if (skip < block.length) found.push(...block.slice(skip, skip + count - found.length))
        skip = Math.max(skip - block.length, 0)
      }
      return found
    },
  }
}

function placeIn(block: readonly string[], id: string): number {
  return halve(block.length, (index) => compareIds(block[index] ?? '', id) >= 0)
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
