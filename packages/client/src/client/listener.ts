/** Calls a listener so that nothing it throws, and no promise of its that rejects, reaches the one who tells. */
export function tell<T>(listener: ((news: T) => unknown) | undefined, news: T): void {
  try {
    const listened = listener?.(news) as PromiseLike<unknown> | undefined
    if (typeof listened?.then === 'function') listened.then(undefined, () => {})
  } catch {
    // Lost: the listener's own error. Listening must never break what is listened to.
  }
}
