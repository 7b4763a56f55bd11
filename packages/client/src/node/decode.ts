import { Duplex } from 'node:stream'
import {
  brotliDecompress,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  gunzip,
  inflate,
  type InputType,
} from 'node:zlib'

/** How one content coding is taken off: of all bytes together, or piece by piece. */
export interface Decoder {
  readonly whole: (
    bytes: InputType,
    options: { readonly maxOutputLength: number },
    done: (error: Error | null, plain: Buffer) => void,
  ) => void
  readonly stream: () => Duplex
}

const GZIP: Decoder = { whole: gunzip, stream: createGunzip }
const DECODERS: ReadonlyMap<string, Decoder> = new Map([
  ['gzip', GZIP],
  ['x-gzip', GZIP],
  ['deflate', { whole: inflate, stream: createInflate }],
  ['br', { whole: brotliDecompress, stream: createBrotliDecompress }],
])
/** More codings than this one inside the other are an attack. */
const MOST_CODINGS = 5
/** The largest that zlib is told to make; a Buffer can hold it. */
const MOST_BYTES = 2 ** 30

/**
 * The decoders for a `Content-Encoding`, in the order in which they are applied: the last coding comes off first. Case does
 * not matter. None when a coding is unknown or there are more than five: the body is then left as it is, as the platform does.
 */
export function decodersFor(contentEncoding: string | null): readonly Decoder[] {
  if (contentEncoding === null) return []
  const codings = contentEncoding.toLowerCase().split(',', MOST_CODINGS + 1)
  const decoders = codings.flatMap((coding) => DECODERS.get(coding.trim()) ?? [])
  return decoders.length === codings.length && codings.length <= MOST_CODINGS ? decoders.toReversed() : []
}

/**
 * The bytes without their codings; undefined when more than `limit` of them come out.
 *
 * @throws TypeError when they are not what the header says
 */
export async function decodeWhole(
  bytes: Buffer,
  decoders: readonly Decoder[],
  limit: number,
): Promise<Buffer | undefined> {
  let plain: Buffer | undefined = bytes
  for (const decoder of decoders) {
    if (plain !== undefined && plain.length > 0) plain = await takeOff(plain, decoder, limit)
  }
  return plain
}

function takeOff(bytes: Buffer, { whole }: Decoder, limit: number): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    whole(bytes, { maxOutputLength: Math.min(limit, MOST_BYTES) }, (error, plain) => {
      if (error === null) resolve(plain)
      else if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') resolve(undefined)
      else reject(new TypeError('fetch failed', { cause: error }))
    })
  })
}

/** A stream without its codings. */
export function decodeStream(
  coded: ReadableStream<Uint8Array>,
  decoders: readonly Decoder[],
): ReadableStream<Uint8Array> {
  let plain = coded
  for (const { stream } of decoders) {
    plain = plain.pipeThrough(Duplex.toWeb(stream()))
  }
  return plain
}
