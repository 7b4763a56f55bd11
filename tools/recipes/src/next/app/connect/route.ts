import { startLogin } from '@x/auth'
import { scopes } from '../../../zoho.ts'
import { signedIn } from '../../lib/zoho.ts'

export function GET(request: Request): Promise<Response> {
  return signedIn(request, async ({ auth, logins }, { sessionId }) => {
    const { url, pending } = await startLogin(auth, { scopes })
    await logins.keep(sessionId, pending)
    return Response.redirect(url)
  })
}
