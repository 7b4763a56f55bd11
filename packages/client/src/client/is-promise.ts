/** Whether a value has to be waited for. What is there already costs no promise and no turn of the event loop. */
export function isPromise<T>(value: T | Promise<T> | undefined): value is Promise<T> {
  return typeof (value as { then?: unknown } | undefined)?.then === 'function'
}
