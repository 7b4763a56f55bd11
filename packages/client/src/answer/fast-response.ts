/** A response that can be read without streams and without `Headers`, as that of `@x/client/node` can. */
export interface FastResponse extends Response {
  /** One header, `name` in lower case; null when it is not there. */
  header(name: string): string | null
  /**
   * The text of the body; undefined, and the connection closed, when it is larger than `limit` bytes after decompression.
   * Without a promise when it is there already. What breaks it is in the promise, so that it never throws.
   */
  textWithin(limit: number): string | undefined | Promise<string | undefined>
}

/** The same response, when it is a fast one. */
export function asFast(response: Response): FastResponse | undefined {
  return 'textWithin' in response ? (response as FastResponse) : undefined
}

/** One header, `name` in lower case, without making `Headers` of all where that can be avoided. */
export function headerOf(response: Response, name: string): string | null {
  const fast = asFast(response)
  return fast === undefined ? response.headers.get(name) : fast.header(name)
}
