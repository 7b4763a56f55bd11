import { finishLogin, startLogin } from '@x/auth'
import { getSourcesCount } from '@x/user-groups'
import type {
  APIGatewayProxyEventV2WithLambdaAuthorizer,
  APIGatewayProxyStructuredResultV2,
} from 'aws-lambda'
import { openRedis, zohoSettings } from './settings.ts'
import type { Visitor } from './visitor.ts'
import { createZoho, problemOf, scopes } from './zoho.ts'

// Once an execution environment: the connection and the tokens in memory outlive the event.
const { auth, logins, clientFor } = createZoho(await zohoSettings(await openRedis()))

/** Who is signed in comes from your own authorizer. */
type Event = APIGatewayProxyEventV2WithLambdaAuthorizer<Visitor>

/** Routes of an HTTP API: `GET /connect`, `GET /callback`, `GET /groups/{id}`. */
export async function handler(event: Event): Promise<APIGatewayProxyStructuredResultV2> {
  const { userId, sessionId } = event.requestContext.authorizer.lambda
  try {
    switch (event.routeKey) {
      case 'GET /connect': {
        const { url, pending } = await startLogin(auth, { scopes })
        await logins.keep(sessionId, pending)
        return { statusCode: 302, headers: { location: url } }
      }
      case 'GET /callback': {
        const pending = await logins.take(sessionId)
        const url = `?${event.rawQueryString}`
        const grant = await finishLogin(auth, { url, pending, grantId: userId })
        return text(200, `Connected to ${grant.dc}.`)
      }
      case 'GET /groups/{id}':
        return await countSources(userId, event.pathParameters?.['id'] ?? '')
      default:
        return text(404, 'There is nothing here.')
    }
  } catch (error) {
    const { status, message } = problemOf(error)
    return text(status, message)
  }
}

async function countSources(userId: string, groupId: string): Promise<APIGatewayProxyStructuredResultV2> {
  // After the answer Lambda stands still, and with it whatever is not over: a renewal is waited for.
  const renewals: Promise<unknown>[] = []
  const zoho = clientFor(userId, { background: (renewal) => renewals.push(renewal) })
  try {
    const body = JSON.stringify(await getSourcesCount(zoho, groupId))
    return { statusCode: 200, headers: { 'content-type': 'application/json' }, body }
  } finally {
    await Promise.allSettled(renewals)
  }
}

function text(statusCode: number, body: string): APIGatewayProxyStructuredResultV2 {
  return { statusCode, headers: { 'content-type': 'text/plain; charset=utf-8' }, body }
}
