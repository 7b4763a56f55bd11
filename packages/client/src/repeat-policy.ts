import { isToolkitError } from '@x/dc/error'
import type { Options } from 'ky'
import { codeOf } from './attempt.ts'
import { timeLeft, type Exchange } from './exchange.ts'
import { backOff } from './retry-budget.ts'

/** What ky is told about repeating: which calls, and, asked after each failure, whether now. */
export function repeatPolicy(exchange: Exchange): NonNullable<Options['retry']> {
  const { retries, repeatable, method } = exchange
  if (!repeatable || retries === 0 || method === 'DELETE') return 0
  return {
    limit: retries,
    methods: [method.toLowerCase()],
    shouldRetry: ({ error }) => mayRepeat(exchange, error),
    // The waiting is done below, on the client's clock.
    delay: () => 0,
  }
}

/** Waits and says yes, or says no. */
async function mayRepeat(exchange: Exchange, error: Error): Promise<boolean> {
  const { settings, info, ending } = exchange
  const code = codeOf(error)
  // 429 was waited for where it came in; what reaches this place is final.
  if (ending.aborted || !isToolkitError(error) || !error.retryable || code === 'RATE_LIMITED') return false
  const repeat = exchange.repeats + 1
  const ms = backOff(repeat)
  if (repeat > exchange.retries || ms >= timeLeft(exchange)) return false
  if (!settings.budget.spend()) {
    settings.emit?.({ type: 'repeat-refused', call: info, code })
    return false
  }
  exchange.repeats = repeat
  settings.emit?.({ type: 'waiting', call: info, reason: 'failed', code, ms })
  await settings.clock.sleep(ms, ending)
  return true
}
