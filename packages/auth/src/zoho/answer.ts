/** What an accounts server answered: a status and a JSON object. */
export interface Answer {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
  /** The secrets of the request: nothing of the answer is shown that repeats a piece of one. */
  readonly sent: readonly string[]
}
