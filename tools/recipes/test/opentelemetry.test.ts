import assert from 'node:assert/strict'
import { test } from 'node:test'
import { metrics, trace } from '@opentelemetry/api'
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics'
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { createAuth, importGrant, tokenFor } from '@x/auth'
import { createClient } from '@x/client'
import { createEmulator, issueGrant } from '@x/emulator'
import { getSourcesCount } from '@x/user-groups'

test('OpenTelemetry: a span a call, with its end and its waits; renewals and failures are counted', async () => {
  const spans = new InMemorySpanExporter()
  trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] }))
  const numbers = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE)
  const reader = new PeriodicExportingMetricReader({ exporter: numbers })
  metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] }))
  // The recipe asks for its meter when it is loaded, as programs do after their SDK has started.
  const { watchCalls, watchTokens } = await import('../src/opentelemetry.ts')

  const emulator = createEmulator()
  const { fetch } = emulator
  const { clientId, clientSecret } = emulator.client
  const scopes = ['ZohoCRM.settings.user_groups.READ']
  const { refreshToken } = issueGrant(emulator, { dc: 'eu', scopes })
  const auth = createAuth({ clientId, clientSecret, fetch, onEvent: watchTokens })
  await importGrant(auth, { grantId: 'acme', refreshToken, dc: 'eu' })
  const zoho = createClient({ token: tokenFor(auth, 'acme'), fetch, onEvent: watchCalls() })

  emulator.faults.add({ name: '429', endpoint: 'crm', retryAfter: 0 })
  await getSourcesCount(zoho, '3652397000009952001')
  await assert.rejects(getSourcesCount(zoho, '1'))
  const ended = issueGrant(emulator, { dc: 'eu', scopes })
  emulator.revokeGrant(ended.refreshToken)
  await importGrant(auth, { grantId: 'ended', refreshToken: ended.refreshToken, dc: 'eu' })
  await assert.rejects(async () => tokenFor(auth, 'ended')())

  const [first, second] = spans.getFinishedSpans()
  assert.equal(first?.name, 'GET settings/user_groups/{}/actions/sources_count')
  assert.equal(first.attributes['http.response.status_code'], 200)
  assert.equal(first.attributes['http.request.resend_count'], 1)
  assert.deepEqual(
    first.events.map(({ name }) => name),
    ['waiting'],
  )
  assert.equal(second?.status.message, 'INVALID_DATA')

  await reader.forceFlush()
  const found = new Map(
    numbers
      .getMetrics()
      .flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((scope) => scope.metrics))
      .map(({ descriptor, dataPoints }) => [descriptor.name, dataPoints]),
  )
  assert.deepEqual(
    found.get('zoho.token.refreshes')?.map(({ value, attributes }) => [value, attributes]),
    [[1, { dc: 'eu' }]],
  )
  assert.deepEqual(
    found.get('zoho.waits')?.map(({ value, attributes }) => [value, attributes]),
    [[1, { reason: 'rate-limited' }]],
  )
  const failures = found.get('zoho.token.failures') ?? []
  assert.ok(failures.some(({ attributes }) => attributes['code'] === 'grant-dead'))
  assert.deepEqual(
    found.get('http.client.request.duration')?.map(({ attributes }) => attributes['error.type']),
    [undefined, 'INVALID_DATA'],
  )
  await reader.shutdown()
})
