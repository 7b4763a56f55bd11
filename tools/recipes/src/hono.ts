import process from 'node:process'
import { serve } from '@hono/node-server'
import { zohoRoutes } from './hono-routes.ts'
import { openRedis, zohoSettings } from './settings.ts'
import { visitorOf } from './visitor.ts'
import { createZoho } from './zoho.ts'

const redis = await openRedis()
const zoho = createZoho(await zohoSettings(redis))

const app = zohoRoutes(zoho, (context) => visitorOf(redis, context.req.header('cookie')))
serve({ fetch: app.fetch, port: Number(process.env['PORT'] ?? 3000), hostname: '127.0.0.1' })
