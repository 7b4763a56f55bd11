import { tell } from '../client/listener.ts'
import { createFileBody, type FileBody } from './file-body.ts'
import { createMultipart } from './multipart.ts'
import { checkFile, readFile, type UploadFile } from './upload-file.ts'

/** How far an upload has come. */
export interface UploadProgress {
  /** Bytes that were handed to the transport, the frame around the files included. */
  readonly sent: number
  /** Bytes of the whole body. */
  readonly size: number
}

/** Options of {@link uploadBody}. */
export interface UploadOptions {
  /** Name of the part, under which Zoho looks for the file. @default 'file' */
  readonly field?: string | undefined
  /** Name of a `Blob` that has none. @default 'file' */
  readonly name?: string | undefined
  /** Most bytes of one file; a larger one is refused before anything is sent. @default no limit */
  readonly limit?: number | undefined
  /** Told after each piece; from the start again when the call is sent again. What it throws is ignored. */
  readonly onProgress?: ((progress: UploadProgress) => void) | undefined
}

/** A body that is written while it is sent, and what must be sent above it. */
export interface UploadBody {
  /** For the body of a call. A stream when a file is one: it flows once, so that not even a refused token is replaced. */
  readonly body: ReadableStream<Uint8Array> | FileBody
  readonly headers: { readonly 'content-type': string; readonly 'content-length': string }
  /** Bytes of the body. */
  readonly size: number
}

/**
 * A file, or several, as a body of `multipart/form-data` that is never in memory as a whole. Its length is known and sent
 * ahead.
 *
 * @throws TypeError for what is not a file
 * @throws {@link UploadError} when a file is larger than `limit`
 * @example
 * const { body, headers } = uploadBody(await openAsBlob(at), { name: basename(at), limit: 20 * 1024 * 1024 })
 * const call = { method: 'POST', path: path`files`, body, headers, scopes: ['ZohoCRM.files.CREATE'] } as const
 * return await request(zoho, call, { timeout: 600_000 })
 */
export function uploadBody(
  files: UploadFile | readonly UploadFile[],
  options: UploadOptions = {},
): UploadBody {
  const { field = 'file', name, limit = Number.MAX_SAFE_INTEGER, onProgress } = options
  const multipart = createMultipart()
  const parts = (isList(files) ? files : [files]).map((each) => {
    const file = checkFile(each, name, limit)
    return { head: multipart.head({ ...file, field }), file }
  })
  if (parts.length === 0) throw new TypeError('There is no file to upload.')
  const { end, tail } = multipart
  let size = tail.length
  for (const { head, file } of parts) size += head.length + file.size + end.length

  async function* pieces(): AsyncGenerator<Uint8Array, void, undefined> {
    for (const { head, file } of parts) {
      yield head
      yield* readFile(file)
      yield end
    }
    yield tail
  }
  const open = (): ReadableStream<Uint8Array> =>
    streamOf(pieces(), (sent) => tell(onProgress, { sent, size }))
  return {
    body: parts.every(({ file }) => file.again) ? createFileBody(open) : open(),
    headers: { 'content-type': multipart.type, 'content-length': String(size) },
    size,
  }
}

function isList(files: UploadFile | readonly UploadFile[]): files is readonly UploadFile[] {
  return Array.isArray(files)
}

/** The pieces as a stream, each read when it is asked for. */
function streamOf(
  pieces: AsyncGenerator<Uint8Array, void, undefined>,
  sentSoFar: (sent: number) => void,
): ReadableStream<Uint8Array> {
  let sent = 0
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await pieces.next()
        if (done === true) return controller.close()
        sent += value.byteLength
        controller.enqueue(value)
        sentSoFar(sent)
      },
      async cancel() {
        await pieces.return()
      },
    },
    { highWaterMark: 0 },
  )
}
