/** A JSON object somebody sent. Read it with {@link own}: keys such as `__proto__` are data like any other. */
export type Json = Readonly<Record<string, unknown>>

/** Whether a value is a JSON object: no array, not null. */
export function isJsonObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What an object itself holds under a key; nothing that it inherits. */
export function own<V>(object: Readonly<Record<string, V>>, key: string): V | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined
}
