import { isToolkitError } from '@x/dc/error'

/** V8's, and by now of most engines. */
type Capture = (error: object, above: (...parameters: never[]) => unknown) => void

/**
 * Lets the stack of an error show who made the call, where the platform can: it begins below `above`. What it showed before
 * are the inner steps of this package, cut off behind a promise.
 */
export function showCaller(error: unknown, above: (...parameters: never[]) => unknown): void {
  if (!isToolkitError(error) || !Object.isExtensible(error)) return
  ;(Error as { readonly captureStackTrace?: Capture }).captureStackTrace?.(error, above)
}
