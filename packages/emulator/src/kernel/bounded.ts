/** Adds to a map that must not grow for ever: what is over goes from the front, then the oldest beyond `most`. */
export function addBounded<V>(
  map: Map<string, V>,
  key: string,
  value: V,
  most: number,
  isOver: (value: V) => boolean,
): void {
  map.set(key, value)
  for (const [oldKey, old] of map) {
    if (map.size <= most && !isOver(old)) break
    if (oldKey === key) break
    map.delete(oldKey)
  }
}
