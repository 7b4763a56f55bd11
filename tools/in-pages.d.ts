/* oxlint-disable typescript/no-explicit-any -- the types of a browser contradict those of Node.js */
/** What functions that run in a page find there; the rest of the tools runs in Node.js. */
declare const document: any
declare const getComputedStyle: any
interface Navigator {
  readonly clipboard: any
}
