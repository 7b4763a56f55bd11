/** Shorter ids first, then by their characters: the order of numbers for ids that are numbers. */
export function compareIds(one: string, other: string): number {
  if (one.length !== other.length) return one.length - other.length
  return one < other ? -1 : one > other ? 1 : 0
}
