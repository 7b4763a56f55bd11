import { getSourcesCount } from '@x/user-groups'
import { signedIn } from '../../../lib/zoho.ts'

export function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return signedIn(request, async ({ clientFor }, { userId }) => {
    const { id } = await params
    return Response.json(await getSourcesCount(clientFor(userId), id))
  })
}
