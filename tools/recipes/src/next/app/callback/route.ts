import { finishLogin } from '@x/auth'
import { signedIn } from '../../lib/zoho.ts'

export function GET(request: Request): Promise<Response> {
  return signedIn(request, async ({ auth, logins }, { userId, sessionId }) => {
    const pending = await logins.take(sessionId)
    const grant = await finishLogin(auth, { url: request.url, pending, grantId: userId })
    return new Response(`Connected to ${grant.dc}.`)
  })
}
