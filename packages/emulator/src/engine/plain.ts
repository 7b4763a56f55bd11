const DEEPEST = 64

/**
 * Freezes a value with all it holds.
 *
 * @throws TypeError when it is not plain data that JSON can carry there and back
 */
export function freezePlain<T>(value: T, depth = 0, name = 'id'): T {
  if (typeof value !== 'object' || value === null) {
    if (!isPlain(value))
      throw new TypeError(`JSON cannot carry what a row holds in "${name}" (${typeof value}).`)
    return value
  }
  if (depth > DEEPEST) throw new TypeError(`A row is nested more than ${DEEPEST} levels deep.`)
  if (Array.isArray(value)) for (const each of value as unknown[]) freezePlain(each, depth + 1, name)
  else {
    refuseClass(value)
    for (const key in value) freezePlain(value[key], depth + 1, key)
  }
  return Object.freeze(value)
}

/** A frozen copy of a value; the value itself when it is frozen to the bottom. @throws TypeError when it is not plain data */
export function copyPlain<T>(value: T): T {
  return isDeeplyFrozen(value, 0) ? value : (freezePlain(copyOf(value, 0)) as T)
}

function copyOf(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (depth > DEEPEST) throw new TypeError(`A row is nested more than ${DEEPEST} levels deep.`)
  if (Array.isArray(value)) return value.map((each) => copyOf(each, depth + 1))
  refuseClass(value)
  // A spread keeps the shape that the objects of one table share: what grows key by key weighs twice as much.
  const copy: Record<string, unknown> = { ...value }
  for (const [key, each] of Object.entries(copy))
    if (typeof each === 'object') copy[key] = copyOf(each, depth + 1)
  return copy
}

function refuseClass(value: object): void {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null)
    throw new TypeError('A row holds an object with a class.')
}

function isPlain(value: unknown): boolean {
  return (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    (typeof value === 'number' && Number.isFinite(value))
  )
}

function isDeeplyFrozen(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return isPlain(value)
  if (depth > DEEPEST || !Object.isFrozen(value)) return false
  return Object.values(value).every((each) => isDeeplyFrozen(each, depth + 1))
}
