/**
 * The base of every error that the `@x` packages throw. A subclass answers one question: what should the caller do now.
 *
 * Two copies of a package may meet in one process, so compare with {@link isToolkitError} or by `code`, never with
 * `instanceof`.
 */
export abstract class ToolkitError extends Error {
  /** The class, spelled out: survives minifiers. */
  abstract override readonly name: string
  /** One literal per class; Zoho's own code, verbatim, for an answer of its API. */
  abstract readonly code: string
  /** Whether the same call may succeed later without anybody changing anything. */
  abstract readonly retryable: boolean

  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    Object.defineProperty(this, brand, { value: true })
  }
}

const brand = Symbol.for('@x/error')

/** Whether a value is an error of these packages, from whichever copy; with `code`, whether it has that code. */
export function isToolkitError(value: unknown, code?: string): value is ToolkitError {
  return (
    value instanceof Error &&
    (value as { [brand]?: unknown })[brand] === true &&
    (code === undefined || (value as ToolkitError).code === code)
  )
}

/** The classes of a union of errors, by code. */
export type ErrorByCode<E extends ToolkitError> = { readonly [Each in E as Each['code']]: Each }

/** {@link isToolkitError} for a package whose errors are `E`: with a literal code it narrows to the class of that code. */
export interface IsToolkitError<E extends ToolkitError> {
  <C extends keyof ErrorByCode<E>>(value: unknown, code: C): value is ErrorByCode<E>[C]
  (value: unknown, code?: string): value is ToolkitError
}
