import { createClient, type Client, type ClientOptions } from '@x/client'

/** A request that was sent. */
export interface Sent {
  readonly method: string
  /** Below `/crm/{version}/`; another base is shown: `bulk:read`. */
  readonly path: string
  readonly query: readonly (readonly [string, string])[]
  readonly body: unknown
}

/** A client that sends nothing anywhere: what it would have sent is noted, and answered by `answer`. */
export function recordingClient(
  answer: (sent: Sent) => Response,
  options: { readonly scopes?: readonly string[] | undefined } & Partial<ClientOptions> = {},
): { readonly zoho: Client; readonly sent: Sent[] } {
  const { scopes, ...rest } = options
  const sent: Sent[] = []
  const zoho = createClient({
    token: () => ({ value: 'token', apiDomain: 'https://www.zohoapis.com', scopes }),
    fetch: async (request) => {
      const url = new URL(request.url)
      const text = request.body === null ? '' : await request.clone().text()
      const entry: Sent = {
        method: request.method,
        path: url.pathname.replace(/^\/crm\/(?:(bulk|email)\/)?v\d[\d.]*\//, (_all, base?: string) =>
          base === undefined ? '' : `${base}:`,
        ),
        query: [...url.searchParams],
        body: text.startsWith('{') ? (JSON.parse(text) as unknown) : undefined,
      }
      sent.push(entry)
      return answer(entry)
    },
    ...rest,
  })
  return { zoho, sent }
}
