/** What becomes of a request: an answer, none at all, or a broken connection. */
export type Outcome = Response | 'hang' | 'reset'

/** Does the work of the request. `rows` replaces the body that came. */
export type Proceed = (rows?: () => unknown) => Response | Promise<Response>
