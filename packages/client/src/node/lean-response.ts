import type { IncomingHttpHeaders } from 'node:http'
import { gunzip } from 'node:zlib'
import type { Dispatcher } from 'undici'

/** Bytes that wait for a reader before the connection is told to pause. */
const MOST_WAITING = 256 * 1024

/**
 * As much of a `Response` as ky and this client use, without the cost of streams: the bytes are collected as they come
 * and made into a stream only when somebody asks for `body`.
 */
export class LeanResponse {
  readonly status: number
  readonly ok: boolean
  readonly url: string
  readonly statusText = ''
  readonly type = 'basic'
  readonly redirected = false
  bodyUsed = false
  readonly #raw: IncomingHttpHeaders
  readonly #controller: Dispatcher.DispatchController
  #headers: Headers | undefined
  #stream: ReadableStream<Uint8Array> | undefined
  #chunks: Buffer[] = []
  #waiting = 0
  /** Whether the bytes are read as they come, so that nothing piles up by neglect. */
  #draining = false
  #end: { readonly error?: unknown } | undefined
  #wake: (() => void) | undefined

  constructor(
    status: number,
    raw: IncomingHttpHeaders,
    url: string,
    controller: Dispatcher.DispatchController,
  ) {
    this.status = status
    this.ok = status >= 200 && status < 300
    this.url = url
    this.#raw = raw
    this.#controller = controller
  }

  /** ky takes what calls itself a response. */
  get [Symbol.toStringTag](): string {
    return 'Response'
  }

  get headers(): Headers {
    if (this.#headers !== undefined) return this.#headers
    const headers = new Headers()
    for (const [name, value] of Object.entries(this.#raw)) {
      for (const each of Array.isArray(value) ? value : [value]) {
        if (each !== undefined) headers.append(name, each)
      }
    }
    this.#headers = headers
    return headers
  }

  /** One header, of those that come once; `name` in lower case. */
  header(name: string): string | null {
    const value = this.#raw[name]
    return typeof value === 'string' ? value : null
  }

  get body(): ReadableStream<Uint8Array> | null {
    if (this.status === 204 || this.status === 205 || this.status === 304) return null
    this.#stream ??= this.#createStream()
    return this.#stream
  }

  async text(): Promise<string> {
    return (await this.textWithin(Number.MAX_SAFE_INTEGER)) ?? ''
  }

  async json(): Promise<unknown> {
    return JSON.parse(await this.text()) as unknown
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return await new Response(this.body).arrayBuffer()
  }

  /**
   * The text; undefined, and the connection closed, when it is larger than `limit` bytes after decompression. Without a
   * promise when the answer is there already, as it is when it came in one piece.
   */
  textWithin(limit: number): string | undefined | Promise<string | undefined> {
    this.bodyUsed = true
    if (this.#end !== undefined && !this.#gzipped()) return this.#textOf(this.#bytes(), limit)
    return this.#textInTime(limit)
  }

  async #textInTime(limit: number): Promise<string | undefined> {
    this.#draining = true
    if (this.#controller.paused) this.#controller.resume()
    while (this.#end === undefined) {
      if (this.#waiting > limit) return this.#refuse()
      await this.#change()
    }
    const bytes = this.#bytes()
    if (!this.#gzipped() || bytes.length === 0) return this.#textOf(bytes, limit)
    const plain = this.#waiting > limit ? undefined : await unzip(bytes, limit)
    return plain === undefined ? undefined : this.#textOf(plain, limit)
  }

  /** All bytes of an answer that has ended. */
  #bytes(): Buffer {
    if (this.#end?.error !== undefined) throw this.#end.error
    const chunks = this.#chunks
    this.#chunks = []
    return chunks.length === 1 ? (chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(chunks)
  }

  #textOf(bytes: Buffer, limit: number): string | undefined {
    return bytes.length > limit ? undefined : withoutMark(bytes.toString('utf8'))
  }

  #refuse(): undefined {
    this.#controller.abort(new Error('The answer is too large.'))
    this.#chunks = []
    return undefined
  }

  #gzipped(): boolean {
    return this.#raw['content-encoding'] === 'gzip'
  }

  #change(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve
    })
  }

  #createStream(): ReadableStream<Uint8Array> {
    const plain = new ReadableStream<Uint8Array>(
      {
        pull: async (controller) => {
          this.bodyUsed = true
          while (this.#chunks.length === 0 && this.#end === undefined) await this.#change()
          const chunk = this.#chunks.shift()
          if (chunk !== undefined) {
            this.#waiting -= chunk.length
            if (this.#controller.paused && this.#waiting < MOST_WAITING / 2) this.#controller.resume()
            controller.enqueue(new Uint8Array(chunk))
          } else if (this.#end?.error === undefined) controller.close()
          else controller.error(this.#end.error)
        },
        cancel: () => {
          if (this.#end === undefined) this.#controller.abort(new Error('The body was cancelled.'))
          this.#chunks = []
        },
      },
      { highWaterMark: 0 },
    )
    if (!this.#gzipped()) return plain
    return plain.pipeThrough(new DecompressionStream('gzip'))
  }

  #take(chunk: Buffer): void {
    this.#chunks.push(chunk)
    this.#waiting += chunk.length
    if (!this.#draining && this.#waiting > MOST_WAITING) this.#controller.pause()
    this.#wake?.()
  }

  #finish(end: { readonly error?: unknown }): void {
    this.#end = end
    this.#wake?.()
  }

  /** What undici calls while an answer arrives. `resolve` gets the response as soon as its headers are there. */
  static receive(
    url: string,
    signal: AbortSignal,
    resolve: (response: LeanResponse) => void,
    reject: (error: unknown) => void,
  ): Dispatcher.DispatchHandler {
    let response: LeanResponse | undefined
    let abort: (() => void) | undefined
    const leave = (): void => {
      if (abort !== undefined) signal.removeEventListener('abort', abort)
    }
    return {
      onRequestStart(controller) {
        if (signal.aborted) {
          controller.abort(signal.reason as Error)
          return
        }
        abort = () => controller.abort(signal.reason as Error)
        signal.addEventListener('abort', abort, { once: true })
      },
      onResponseStart(controller, status, headers) {
        // 103 and its like announce the real answer.
        if (status < 200) return
        response = new LeanResponse(status, headers, url, controller)
        resolve(response)
      },
      onResponseData(_controller, chunk) {
        if (response !== undefined) response.#take(chunk)
      },
      onResponseEnd() {
        leave()
        if (response !== undefined) response.#finish({})
      },
      onResponseError(_controller, cause) {
        leave()
        const error: unknown = signal.aborted ? signal.reason : new TypeError('fetch failed', { cause })
        if (response === undefined) reject(error)
        else response.#finish({ error })
      },
    }
  }
}

/** Undefined when more than `limit` bytes come out. */
function unzip(bytes: Buffer, limit: number): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    gunzip(bytes, { maxOutputLength: Math.min(limit, 2 ** 30) }, (error, plain) => {
      if (error === null) resolve(plain)
      else if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') resolve(undefined)
      else reject(new TypeError('fetch failed', { cause: error }))
    })
  })
}

/** `Response.text()` takes a byte order mark away; so does this. */
function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text
}
