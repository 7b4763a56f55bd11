/** A frozen object that always shows what `read` gives now: whoever holds it sees changes, and can make none. */
export function liveView<T extends object>(read: () => T): Readonly<T> {
  const view = {}
  for (const key of Object.keys(read()) as (keyof T)[]) {
    Object.defineProperty(view, key, { enumerable: true, get: () => read()[key] })
  }
  // It has exactly the keys of what `read` gave, each with that type.
  return Object.freeze(view) as Readonly<T>
}
