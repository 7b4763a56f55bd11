import { isToolkitError } from '@x/dc/error'
import { codeOf } from './attempt.ts'
import { timeLeft, type Exchange } from './exchange.ts'
import { backOff } from '../client/retry-budget.ts'

/**
 * Whether a failed call is done once more: only one that declares that twice is harmless, never a DELETE, and only while
 * some calls succeed. Waits before it says yes.
 */
export async function mayRepeat(exchange: Exchange, error: unknown): Promise<boolean> {
  const { settings, info, ending } = exchange
  if (!exchange.repeatable || exchange.method === 'DELETE') return false
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
