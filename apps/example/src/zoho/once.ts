/**
 * Does a piece of work once for each key, however often it is asked for: a double-clicked button gets the answer of the
 * first click. What failed may be tried again under the same key.
 */
export type Once = <T>(key: string, work: () => Promise<T>) => Promise<T>

const KEPT = 200

export function createOnce(): Once {
  const done = new Map<string, Promise<unknown>>()
  return <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const known = done.get(key)
    if (known !== undefined) return known as Promise<T>
    const made = work()
    done.set(key, made)
    made.catch(() => done.delete(key))
    const [oldest] = done.keys()
    if (done.size > KEPT && oldest !== undefined) done.delete(oldest)
    return made
  }
}
