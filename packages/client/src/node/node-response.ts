import type { IncomingHttpHeaders } from 'node:http'
import type { FastResponse } from '../answer/fast-response.ts'
import { decodersFor, decodeStream, decodeWhole, type Decoder } from './decode.ts'
import { streamOf, type IncomingBody } from './incoming-body.ts'

/** What stands above a body. */
export interface Head {
  readonly status: number
  readonly statusText: string
  readonly headers: IncomingHttpHeaders
  readonly url: string
  /** Whether no body belongs to it. */
  readonly bodiless: boolean
}

/**
 * The platform's prototype without its constructor, whose lists and headers of each response nobody would use. Without its
 * members for the compiler: the types declare them as properties, which a class cannot replace by accessors and methods.
 */
const PlatformResponse = function PlatformResponse() {} as unknown as new () => object
PlatformResponse.prototype = Response.prototype

/**
 * A `Response` whose text is read straight from what came, without the cost of `Headers` and of streams. Whoever uses more of
 * it gets that from a response of the platform, which is made then.
 */
export class NodeResponse extends PlatformResponse implements FastResponse {
  readonly status: number
  readonly statusText: string
  readonly ok: boolean
  readonly url: string
  readonly type = 'basic'
  readonly redirected = false
  readonly #head: Head
  readonly #incoming: IncomingBody
  #decoders: readonly Decoder[] | undefined
  #headers: Headers | undefined
  #platform: Response | undefined
  /** Whether the text was read without the platform. */
  #taken = false

  constructor(head: Head, incoming: IncomingBody) {
    super()
    this.status = head.status
    this.statusText = head.statusText
    this.ok = head.status >= 200 && head.status < 300
    this.url = head.url
    this.#head = head
    this.#incoming = incoming
    incoming.belongTo(this)
  }

  get headers(): Headers {
    this.#headers ??= headersOf(this.#head.headers)
    return this.#headers
  }

  header(name: string): string | null {
    const { headers } = this.#head
    const value = Object.hasOwn(headers, name) ? headers[name] : undefined
    return (Array.isArray(value) ? value.join(', ') : value) ?? null
  }

  textWithin(limit: number): string | undefined | Promise<string | undefined> {
    if (this.#taken || this.#platform !== undefined) return this.#whole().text()
    this.#taken = true
    const incoming = this.#incoming
    if (incoming.complete && this.#codings().length === 0) return textOf(incoming.bytes(), limit)
    return this.#textInTime(limit)
  }

  async #textInTime(limit: number): Promise<string | undefined> {
    const bytes = await this.#incoming.bytesWithin(limit)
    const plain = bytes === undefined ? undefined : await decodeWhole(bytes, this.#codings(), limit)
    return plain === undefined ? undefined : textOf(plain, limit)
  }

  #codings(): readonly Decoder[] {
    this.#decoders ??= decodersFor(this.header('content-encoding'))
    return this.#decoders
  }

  /** The response of the platform that has the body from now on. */
  #whole(): Response {
    if (this.#platform !== undefined) return this.#platform
    if (this.#taken) return spent()
    const { bodiless } = this.#head
    const body = bodiless ? null : decodeStream(streamOf(this.#incoming), this.#codings())
    this.#platform = new Response(body, { headers: this.headers })
    return this.#platform
  }

  get body(): Response['body'] {
    return this.#whole().body
  }

  get bodyUsed(): boolean {
    return this.#taken || (this.#platform?.bodyUsed ?? false)
  }

  async text(): Promise<string> {
    return (await this.textWithin(Number.MAX_SAFE_INTEGER)) ?? ''
  }

  async json(): Promise<unknown> {
    return JSON.parse(await this.text()) as unknown
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return await this.#whole().arrayBuffer()
  }

  async blob(): Promise<Blob> {
    return await this.#whole().blob()
  }

  async bytes(): ReturnType<Response['bytes']> {
    return await this.#whole().bytes()
  }

  async formData(): Promise<FormData> {
    return await this.#whole().formData()
  }

  clone(): Response {
    const { status, statusText, ok, url, type } = this
    const values = { status, statusText, ok, url, type }
    const copy = this.#whole().clone()
    for (const [name, value] of Object.entries(values)) Object.defineProperty(copy, name, { value })
    return copy
  }
}

/** A response whose body was read, so that the platform says so to whoever reads again. */
function spent(): Response {
  const response = new Response('')
  void response.text()
  return response
}

function headersOf(raw: IncomingHttpHeaders): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(raw)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      try {
        if (each !== undefined) headers.append(name, each)
      } catch {
        // Lost: a header that `Headers` cannot hold. The answer is good without it.
      }
    }
  }
  return headers
}

/** `Response.text()` takes a byte order mark away; so does this. */
function textOf(bytes: Buffer, limit: number): string | undefined {
  if (bytes.length > limit) return undefined
  const text = bytes.toString('utf8')
  return text.startsWith('\uFEFF') ? text.slice(1) : text
}
