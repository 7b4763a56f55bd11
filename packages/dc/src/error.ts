/** What every `@x` package throws: the common base, and the errors of any HTTP call. */
export { isToolkitError, ToolkitError } from './error/toolkit-error.ts'
export { NetworkError } from './error/network-error.ts'
export { NonJsonResponseError } from './error/non-json-response-error.ts'
export { quote } from './error/quote.ts'
export { RedirectRefusedError } from './error/redirect-refused-error.ts'
export { snippet } from './error/snippet.ts'
export { TimeoutError } from './error/timeout-error.ts'
