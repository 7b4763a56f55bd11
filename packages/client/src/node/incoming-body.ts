import type { Dispatcher } from 'undici'

/** Bytes that wait for a reader before the connection is told to pause. */
const MOST_WAITING = 256 * 1024

/** Whoever still wants a body: when it is gone, the body is given up. */
export type Owners = FinalizationRegistry<IncomingBody>

/** The bytes of an answer: collected as they come, read together or piece by piece. */
export class IncomingBody {
  readonly #controller: Dispatcher.DispatchController
  readonly #owners: Owners
  /**
   * Who reads it: held while bytes come, which ends by itself, and let go once the connection stands still, so that the body
   * can be given up with its owner. A `WeakRef` for each answer would cost 1 µs, a fifteenth of a call without its network.
   */
  #owner: object | undefined
  /** Whether the owner's end is looked for. */
  #watched = false
  #chunks: Buffer[] = []
  #waiting = 0
  /** Whether the bytes are read as they come, so that nothing piles up by neglect. */
  #draining = false
  #end: { readonly error?: unknown } | undefined
  #wake: (() => void) | undefined

  constructor(controller: Dispatcher.DispatchController, owners: Owners) {
    this.#controller = controller
    this.#owners = owners
  }

  /** Says who reads it, alone from now on. */
  belongTo(owner: object): void {
    if (this.#end !== undefined) return
    if (this.#watched) {
      this.#owners.unregister(this)
      this.#owners.register(owner, this, this)
    } else this.#owner = owner
  }

  /** Whether all of it is there, so that nothing has to be waited for. */
  get complete(): boolean {
    return this.#end !== undefined && this.#end.error === undefined
  }

  take(chunk: Buffer): void {
    this.#chunks.push(chunk)
    this.#waiting += chunk.length
    if (!this.#draining && this.#waiting > MOST_WAITING && !this.#controller.paused) this.#pause()
    this.#wake?.()
  }

  /** Only a connection that stands still has to be freed: what goes on ends by itself. */
  #pause(): void {
    this.#controller.pause()
    if (this.#owner === undefined) return
    this.#watched = true
    this.#owners.register(this.#owner, this, this)
    this.#owner = undefined
  }

  finish(end: { readonly error?: unknown }): void {
    this.#end = end
    this.#owner = undefined
    if (this.#watched) this.#owners.unregister(this)
    this.#wake?.()
  }

  /** Nobody wants it any more: closes the connection, unless all has come. */
  giveUp(reason = 'The body was not wanted any more.'): void {
    if (this.#end === undefined) this.#controller.abort(new Error(reason))
    this.#chunks = []
  }

  /** All bytes, of a body that has ended. */
  bytes(): Buffer {
    if (this.#end?.error !== undefined) throw this.#end.error
    const chunks = this.#chunks
    this.#chunks = []
    return chunks.length === 1 ? (chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(chunks)
  }

  /** Waits for all bytes; undefined, and the connection closed, when they are more than `limit`. */
  async bytesWithin(limit: number): Promise<Buffer | undefined> {
    this.#draining = true
    if (this.#controller.paused) this.#controller.resume()
    while (this.#end === undefined && this.#waiting <= limit) await this.#change()
    if (this.#waiting <= limit) return this.bytes()
    this.giveUp('The answer is too large.')
    return undefined
  }

  /** The next piece; undefined at the end. */
  async next(): Promise<Buffer | undefined> {
    while (this.#chunks.length === 0 && this.#end === undefined) await this.#change()
    const chunk = this.#chunks.shift()
    if (chunk === undefined && this.#end?.error !== undefined) throw this.#end.error
    this.#waiting -= chunk?.length ?? 0
    if (this.#controller.paused && this.#waiting < MOST_WAITING / 2) this.#controller.resume()
    return chunk
  }

  #change(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve
    })
  }
}

/** The bytes as a stream, which becomes the owner of the body. */
export function streamOf(body: IncomingBody): ReadableStream<Uint8Array> {
  const stream = new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const chunk = await body.next()
        if (chunk === undefined) controller.close()
        else controller.enqueue(new Uint8Array(chunk))
      },
      cancel: () => body.giveUp('The body was cancelled.'),
    },
    { highWaterMark: 0 },
  )
  body.belongTo(stream)
  return stream
}
