import { ToolkitError } from './toolkit-error.ts'

/**
 * A deadline passed before the answer was there.
 *
 * @cure Try again, or give the call a longer `timeout`. With `outcome: 'unknown'` a write may have happened: look
 *   before doing it again.
 */
export class TimeoutError extends ToolkitError {
  override readonly name = 'TimeoutError'
  readonly code = 'TIMEOUT'
  /** Unless a write may have happened. */
  readonly retryable: boolean
  /** Host that was called, or what was waited for. */
  readonly host: string
  /** The deadline, milliseconds. */
  readonly timeout: number
  /** Whether the request certainly had no effect, or may have had one. */
  readonly outcome: 'none' | 'unknown'
  /** The last answer while something was waited for that takes several calls, such as a job. */
  readonly answer: unknown

  constructor(
    message: string,
    host: string,
    timeout: number,
    options?: { cause?: unknown; outcome?: 'none' | 'unknown'; answer?: unknown },
  ) {
    super(message, options)
    this.host = host
    this.timeout = timeout
    this.outcome = options?.outcome ?? 'none'
    this.answer = options?.answer
    this.retryable = this.outcome === 'none'
  }
}
