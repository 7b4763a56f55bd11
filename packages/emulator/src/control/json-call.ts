import { readBody } from '../kernel/parameters.ts'

/**
 * A page of somebody else must not turn the controls: its requests carry its own origin, and a form cannot send JSON.
 */
export function refuse(request: Request): Response | undefined {
  const origin = request.headers.get('origin')
  if (origin !== null && origin !== new URL(request.url).origin) {
    return answer({ error: 'The control port does not take requests from other sites.' }, 403)
  }
  return undefined
}

/** Runs a control with the JSON that came, and answers with what it gives. Bad input is a 400 that says what is bad. */
export async function runs(
  request: Request,
  run: (input: unknown) => unknown,
  { limit, mask }: { readonly limit: number; readonly mask: (text: string) => string },
): Promise<Response> {
  const body = await readBody(request, limit)
  if (typeof body === 'string') return answer({ error: 'The body is too long, or broke off.' }, 413)
  let input: unknown
  if (body.bytes.byteLength > 0) {
    const type = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase()
    if (type !== 'application/json')
      return answer({ error: 'Send JSON: content-type: application/json.' }, 415)
    try {
      input = JSON.parse(new TextDecoder().decode(body.bytes))
    } catch {
      // Lost: where it stops being JSON.
      return answer({ error: 'The body is not JSON.' }, 400)
    }
  }
  try {
    return answer((await run(input)) ?? { done: true })
  } catch (error) {
    // Everything that a control throws says what is wrong with its input, and may quote it.
    return answer({ error: error instanceof Error ? mask(error.message) : 'That did not work.' }, 400)
  }
}

function answer(body: unknown, status = 200): Response {
  return new Response(`${JSON.stringify(body)}\n`, {
    status,
    headers: { 'content-type': 'application/json;charset=UTF-8', 'cache-control': 'no-store' },
  })
}
