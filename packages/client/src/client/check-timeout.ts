/** A number of milliseconds that a timer can hold. */
export function checkTimeout(timeout: number): number {
  if (typeof timeout === 'number' && timeout > 0 && timeout < 2 ** 31) return timeout
  throw new TypeError('timeout must be a number of milliseconds above 0 and below 2^31 (24.8 days).')
}
