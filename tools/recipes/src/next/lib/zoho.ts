import { openRedis, zohoSettings } from '../../settings.ts'
import { visitorOf, type Visitor } from '../../visitor.ts'
import { createZoho, problemOf, type Zoho } from '../../zoho.ts'

interface Opened {
  readonly zoho: Zoho
  readonly whoIs: (request: Request) => Promise<Visitor | undefined>
}

/** Opened by the first request, not when the file is loaded: `next build` loads it, too. */
let opened: Promise<Opened> | undefined

async function open(): Promise<Opened> {
  const redis = await openRedis()
  const zoho = createZoho(await zohoSettings(redis))
  return { zoho, whoIs: (request) => visitorOf(redis, request.headers.get('cookie')) }
}

/** A route for signed-in users. */
export async function signedIn(
  request: Request,
  answer: (zoho: Zoho, visitor: Visitor) => Promise<Response>,
): Promise<Response> {
  opened ??= open().catch((error: unknown) => {
    opened = undefined
    throw error
  })
  const { zoho, whoIs } = await opened
  const visitor = await whoIs(request)
  if (visitor === undefined) return new Response('Sign in first.', { status: 401 })
  try {
    return await answer(zoho, visitor)
  } catch (error) {
    const { status, message } = problemOf(error)
    return new Response(message, { status })
  }
}
