import { createAuth, tokenFor, type AuthEvent, type AuthOptions } from '@x/auth'
import { createClient, type Client, type ClientEvent } from '@x/client'
import { metrics, trace } from '@opentelemetry/api'
import { traceTo } from '../../../apps/examples/src/client.ts'

// #region telemetry
const meter = metrics.getMeter('zoho')
const duration = meter.createHistogram('http.client.request.duration', { unit: 's' })
const waits = meter.createCounter('zoho.waits', { description: '429s waited out, and repeats' })
const refreshes = meter.createCounter('zoho.token.refreshes')
const failures = meter.createCounter('zoho.token.failures', { description: 'by code; look at dead grants' })

/** Calls: a span each, and their numbers. The names of attributes are OpenTelemetry's for HTTP clients. */
function watchCalls(): (event: ClientEvent) => void {
  const traced = traceTo(trace.getTracer('zoho'))
  return (event) => {
    traced(event)
    if (event.type === 'waiting') waits.add(1, { reason: event.reason })
    if (event.type !== 'call-ended') return
    const { method, template } = event.call
    const code = event.code === undefined ? {} : { 'error.type': event.code }
    duration.record(event.ms / 1000, { 'http.request.method': method, 'url.template': template, ...code })
  }
}

/** Tokens: how often they are renewed, and what goes wrong. No attribute names a user. */
function watchTokens(event: AuthEvent): void {
  if (event.type === 'token-refreshed') refreshes.add(1, { dc: event.dc })
  if (event.type === 'refresh-failed') failures.add(1, { code: event.code })
  if (event.type === 'grant-dead') failures.add(1, { code: event.type })
}

/** An `auth` and a client that tell OpenTelemetry what they do. */
export function watched(options: AuthOptions, grantId: string): Client {
  const auth = createAuth({ ...options, onEvent: watchTokens })
  const { dataCenters } = options
  const only = dataCenters === undefined ? {} : { dataCenters }
  return createClient({ token: tokenFor(auth, grantId), onEvent: watchCalls(), ...only })
}
// #endregion telemetry
