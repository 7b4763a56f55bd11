/** The median of how long some work takes, in milliseconds. */
export function median(times: number, work: () => unknown): number {
  const taken = Array.from({ length: times }, () => {
    const from = performance.now()
    work()
    return performance.now() - from
  }).toSorted((one, other) => one - other)
  return taken[times >> 1] ?? 0
}
