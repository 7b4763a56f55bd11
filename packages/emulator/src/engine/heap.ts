/** Values of which the least is at hand. */
export interface Heap<T> {
  readonly size: number
  push(value: T): void
  peek(): T | undefined
  pop(): T | undefined
  clear(): void
}

/** @param isBefore whether one value comes before another */
export function createHeap<T>(isBefore: (one: T, other: T) => boolean): Heap<T> {
  const values: T[] = []
  /** Whether the value of one position belongs before that of another; what is beyond the end belongs last. */
  const precedes = (one: number, other: number): boolean => {
    const [first, second] = [values[one], values[other]]
    return first !== undefined && (second === undefined || isBefore(first, second))
  }
  const swap = (one: number, other: number): void => {
    const [first, second] = [values[one], values[other]]
    if (first === undefined || second === undefined) return
    values[one] = second
    values[other] = first
  }
  const sink = (from: number): void => {
    let at = from
    for (;;) {
      const left = 2 * at + 1
      const least = precedes(left + 1, left) ? left + 1 : left
      if (!precedes(least, at)) return
      swap(at, least)
      at = least
    }
  }
  return {
    get size() {
      return values.length
    },
    push(value) {
      let at = values.push(value) - 1
      while (at > 0 && precedes(at, (at - 1) >> 1)) {
        swap(at, (at - 1) >> 1)
        at = (at - 1) >> 1
      }
    },
    peek: () => values[0],
    pop() {
      swap(0, values.length - 1)
      const least = values.pop()
      sink(0)
      return least
    },
    clear() {
      values.length = 0
    },
  }
}
