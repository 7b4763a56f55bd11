import type { AuthEvent } from '@x/auth'
import type { ClientEvent } from '@x/client'
import { metrics, trace } from '@opentelemetry/api'
import { traceTo } from '../../../apps/examples/src/client.ts'

// #region telemetry
const meter = metrics.getMeter('zoho')
const duration = meter.createHistogram('http.client.request.duration', { unit: 's' })
const waits = meter.createCounter('zoho.waits', { description: '429s waited out, and repeats' })
const refreshes = meter.createCounter('zoho.token.refreshes')
const failures = meter.createCounter('zoho.token.failures', { description: 'by code' })

/** `onEvent` of a client: a span a call, and numbers. Attributes have OpenTelemetry's names for HTTP clients. */
export function watchCalls(): (event: ClientEvent) => void {
  const traced = traceTo(trace.getTracer('zoho'))
  return (event) => {
    traced(event)
    if (event.type === 'waiting') waits.add(1, { reason: event.reason })
    if (event.type !== 'call-ended') return
    const { method, template } = event.call
    const code = event.code === undefined ? {} : { 'error.type': event.code }
    duration.record(event.duration / 1000, {
      'http.request.method': method,
      'url.template': template,
      ...code,
    })
  }
}

/** `onEvent` of an auth: how often tokens are renewed, and what goes wrong. No attribute names a user. */
export function watchTokens(event: AuthEvent): void {
  if (event.type === 'token-refreshed') refreshes.add(1, { dc: event.dc })
  if (event.type === 'refresh-failed') failures.add(1, { code: event.code })
  if (event.type === 'grant-dead') failures.add(1, { code: event.type })
}
// #endregion telemetry
