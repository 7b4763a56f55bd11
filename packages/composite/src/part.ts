import type { Call, Client, Id } from '@x/client'
import type { Answered } from '@x/client/endpoint'

/** A call that is not sent on its own, and what its answer will mean. */
export interface Part<R = unknown> {
  readonly call: Call
  read(answer: Answered): R
  /**
   * Stands for a value of this part's answer in a later part: `made.ref('$.data[0].details.id')` where an id or a string goes.
   * It looks like an id, and becomes Zoho's reference when the parts are sent.
   *
   * @throws TypeError for what is not such a path
   */
  ref(path: string): Id
  /** What stands for which path. */
  readonly references: ReadonlyMap<string, string>
}

/** An operation whose halves are known: what makes several calls has none. */
export interface Askable<P extends readonly unknown[], R> {
  call(...parameters: P): Call
  read(answer: Answered): R
}

const PATH = /^\$(?:\.\w+|\[\d+\])+$/

/**
 * One call for `executeComposite`: the operation, then what it takes after the client. Nothing is sent yet.
 *
 * An operation on any module knows the rows when it is told whose they are: `ask(getRecord<Lead>, Leads, id)`.
 */
export function ask<P extends readonly unknown[], R, H>(
  operation: Askable<never[], H> & ((zoho: Client, ...parameters: P) => Promise<R>),
  ...parameters: P
): Part<H extends R ? H : R>
export function ask<P extends readonly unknown[], R>(operation: Askable<P, R>, ...parameters: P): Part<R>
export function ask(operation: Askable<never[], unknown>, ...parameters: readonly unknown[]): Part {
  const references = new Map<string, string>()
  return Object.freeze({
    // The signatures above say what each operation takes.
    call: operation.call(...(parameters as never[])),
    read: (answer: Answered) => operation.read(answer),
    ref: (path: string) => {
      if (!PATH.test(path))
        throw new TypeError('A reference is a path into the answer, such as $.data[0].details.id.')
      const digits = digitsOf(crypto.getRandomValues(new Uint8Array(16)))
      references.set(digits, path)
      return digits
    },
    references,
  })
}

/** Nineteen digits that no record has: ids of Zoho's begin lower. */
function digitsOf(bytes: Uint8Array): string {
  return `98${[...bytes].map((byte) => byte % 10).join('')}9`
}
