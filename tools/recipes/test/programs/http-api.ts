// A local HTTP API of API Gateway: routes, an authorizer, and events of version 2.0 as AWS documents them.
import { createServer } from 'node:http'
import process from 'node:process'
import type { APIGatewayProxyEventV2WithLambdaAuthorizer } from 'aws-lambda'
import { handler } from '../../src/lambda.ts'
import { openRedis } from '../../src/settings.ts'
import { visitorOf, type Visitor } from '../../src/visitor.ts'

const redis = await openRedis()
const routes = [
  { routeKey: 'GET /connect', pattern: /^\/connect$/ },
  { routeKey: 'GET /callback', pattern: /^\/callback$/ },
  { routeKey: 'GET /groups/{id}', pattern: /^\/groups\/(?<id>[^/]+)$/ },
]

createServer(async (request, response) => {
  const target = request.url ?? '/'
  // `GET //` cannot be parsed as an address. A gateway answers that itself, and no event comes of it.
  if (!URL.canParse(target, 'http://api.invalid')) {
    response.writeHead(400).end('{"message":"Bad Request"}')
    return
  }
  const { pathname, search } = new URL(target, 'http://api.invalid')
  const visitor = await visitorOf(redis, request.headers.cookie)
  if (visitor === undefined) {
    response.writeHead(401).end('{"message":"Unauthorized"}')
    return
  }
  const route = routes.find(({ pattern }) => pattern.test(pathname))
  const answer = await handler(eventOf(visitor, pathname, search, route))
  response.writeHead(answer.statusCode ?? 200, answer.headers as Record<string, string>).end(answer.body)
}).listen(Number(process.env['PORT']), '127.0.0.1')

function eventOf(
  visitor: Visitor,
  rawPath: string,
  search: string,
  route: (typeof routes)[number] | undefined,
): APIGatewayProxyEventV2WithLambdaAuthorizer<Visitor> {
  const routeKey = route?.routeKey ?? '$default'
  const rawQueryString = search.slice(1)
  return {
    version: '2.0',
    routeKey,
    rawPath,
    rawQueryString,
    queryStringParameters: Object.fromEntries(new URLSearchParams(rawQueryString)),
    pathParameters: { ...route?.pattern.exec(rawPath)?.groups },
    headers: {},
    isBase64Encoded: false,
    requestContext: {
      accountId: '123456789012',
      apiId: 'local',
      domainName: 'api.invalid',
      domainPrefix: 'api',
      http: { method: 'GET', path: rawPath, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
      requestId: 'local',
      routeKey,
      stage: '$default',
      time: new Date().toISOString(),
      timeEpoch: Date.now(),
      authorizer: { lambda: visitor },
    },
  }
}
