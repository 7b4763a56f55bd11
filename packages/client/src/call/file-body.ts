/** A body of files that can be read again, so that it can be sent again. Made by `uploadBody`; passed on as the body of a call. */
export interface FileBody {
  /** The bytes, from the start. */
  readonly open: () => ReadableStream<Uint8Array>
}

const brand = Symbol.for('@x/client/file-body')

/** Marks it, so that it is not taken for an object to send as JSON. */
export function createFileBody(open: FileBody['open']): FileBody {
  return Object.freeze(Object.defineProperty({ open }, brand, { value: true }))
}

/** Whether a value was made by {@link createFileBody}, of whichever copy of this package. */
export function isFileBody(value: unknown): value is FileBody {
  return typeof value === 'object' && value !== null && (value as { [brand]?: unknown })[brand] === true
}
