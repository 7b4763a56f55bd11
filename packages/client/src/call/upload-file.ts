import { quote, safeCause } from '@x/dc/error'
import { UploadError } from '../errors/upload-error.ts'

/**
 * A file to upload, which need not be in memory: a `Blob` or `File`, such as `await openAsBlob(path)` of Node.js, or a stream
 * whose size is known.
 */
export type UploadFile =
  | Blob
  | {
      readonly name: string
      /** Bytes that `stream` gives, all in all. */
      readonly size: number
      /** Read once. */
      readonly stream: ReadableStream<Uint8Array>
      /** Media type. @default 'application/octet-stream' */
      readonly type?: string | undefined
    }

/** A file that was checked. */
export interface CheckedFile {
  readonly name: string
  readonly size: number
  readonly type: string
  readonly open: () => ReadableStream<Uint8Array>
  /** Whether it can be opened again. */
  readonly again: boolean
}

/**
 * Checks a file before anything is sent.
 *
 * @param name of a `Blob` that has none
 * @throws TypeError for what is not a file
 * @throws {@link UploadError} when it is larger than `limit` bytes
 */
export function checkFile(file: UploadFile, name: string | undefined, limit: number): CheckedFile {
  const given = file as
    | Partial<{ name: unknown; size: unknown; stream: unknown; type: unknown }>
    | null
    | undefined
  const { size, stream, type = '' } = given ?? {}
  const called = name ?? given?.name ?? 'file'
  const isBlob = typeof stream === 'function'
  if (!isBlob && !isReadable(stream)) {
    throw new TypeError(
      'A file is a Blob, or { name, size, stream } with a ReadableStream that nobody reads yet. Of a path, make one by ' +
        'openAsBlob(path); of a stream of Node.js, by Readable.toWeb(stream).',
    )
  }
  if (typeof called !== 'string' || called === '')
    throw new TypeError('The name of a file must be a string, not empty.')
  if (typeof type !== 'string')
    throw new TypeError('The type of a file must be a string, such as "text/csv".')
  if (!Number.isSafeInteger(size) || (size as number) < 0) {
    throw new TypeError(`size must be the number of bytes of ${quote(called)}: it is sent before them.`)
  }
  if ((size as number) > limit) {
    throw new UploadError(
      `${quote(called)} has ${size as number} bytes, and Zoho takes at most ${limit} here. Nothing was sent.`,
      'too-large',
    )
  }
  const open = (): ReadableStream<Uint8Array> =>
    isBlob ? (file as Blob).stream() : (stream as ReadableStream<Uint8Array>)
  return { name: called, size: size as number, type, open, again: isBlob }
}

function isReadable(stream: unknown): boolean {
  return stream instanceof ReadableStream && !stream.locked
}

/**
 * The bytes of a file, exactly as many as it says.
 *
 * @throws {@link UploadError} when reading fails, or gives more or less
 */
export async function* readFile({
  name,
  size,
  open,
}: CheckedFile): AsyncGenerator<Uint8Array, void, undefined> {
  let left = size
  const otherSize = (): UploadError =>
    new UploadError(
      `The stream of ${quote(name)} gave ${left < 0 ? 'more' : `${left} bytes less`} than its size of ${size} says. ` +
        'The upload was broken off.',
      'other-size',
    )
  for await (const piece of piecesOf(name, open)) {
    left -= piece.byteLength
    if (left < 0) throw otherSize()
    yield piece
  }
  if (left > 0) throw otherSize()
}

async function* piecesOf(
  name: string,
  open: CheckedFile['open'],
): AsyncGenerator<Uint8Array, void, undefined> {
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined
  try {
    for (;;) {
      const piece = await next(name, () => (reader ??= open().getReader()).read())
      if (piece === undefined) return
      yield piece
    }
  } finally {
    // Lost: that cancelling failed. Nobody reads it any more.
    reader?.cancel().catch(() => {})
  }
}

type Read = Awaited<ReturnType<ReadableStreamDefaultReader<Uint8Array>['read']>>

async function next(name: string, read: () => Promise<Read>): Promise<Uint8Array | undefined> {
  const unreadable = (what: string, options?: ErrorOptions): UploadError =>
    new UploadError(`Reading ${quote(name)} failed${what}. The upload was broken off.`, 'unreadable', options)
  let result: Read
  try {
    result = await read()
  } catch (error) {
    throw unreadable('', { cause: safeCause(error) })
  }
  if (result.done) return undefined
  if (result.value instanceof Uint8Array) return result.value
  throw unreadable(': its stream gave something else than bytes')
}
