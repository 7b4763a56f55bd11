import { systemClock } from '@x/dc/clock'
import { createLimiter, type Limiter, type Release } from '../client/limiter.ts'
import { createSemaphore, type RedisClient } from './semaphore.ts'

export interface SharedLimiterOptions {
  /** One key an organisation: whoever uses the same one shares its slots. */
  readonly key: string
  /** Attempts at once in all processes together. Zoho allows 5 (Free) to 25 (Ultimate) an organisation and app. */
  readonly concurrency: number
  /** A slot whose process died is free after this, milliseconds, 1,000 to 600,000. Living ones prolong it. @default 10_000 */
  readonly lease?: number
  /** Attempts at once in this process while Redis is away. @default a quarter of `concurrency`, rounded up */
  readonly concurrencyWithoutRedis?: number
  /** Told each time that Redis fails and this process goes on by itself. */
  readonly onError?: (error: unknown) => void
}

/** An answer of Redis that takes longer counts as none; milliseconds. */
const ANSWER_WITHIN = 1000
/** So long Redis is left alone after it failed; milliseconds. */
const REST = 1000
/** Who waits asks this often, and less often the more are before them; milliseconds. */
const ASK_EVERY = 6
const ASK_AT_LEAST_EVERY = 200

interface Caller {
  readonly resolve: (release: Release | Promise<Release>) => void
  readonly reject: (reason: unknown) => void
  readonly signal: AbortSignal
}

/**
 * A limiter for all processes that share a Redis: a leased semaphore, first come first served between processes. A process
 * that dies loses its slots when their lease is over. While Redis is away each process bounds itself.
 *
 * @throws TypeError for a bad option or a client of neither kind
 * @example
 * const limiter = sharedLimiter(redis, { key: `zoho:limit:${zgid}`, concurrency: 10 })
 * return createClient({ token: tokenFor(auth, grantId), limiter })
 */
export function sharedLimiter(redis: RedisClient, options: SharedLimiterOptions): Limiter {
  const { key, concurrency, lease, concurrencyWithoutRedis, onError } = complete(options)
  const semaphore = createSemaphore(redis, { key, concurrency, lease })
  const local = createLimiter({ concurrency: concurrencyWithoutRedis })
  // A Set keeps the order of insertion and lets an aborted caller leave from the middle.
  const waiting = new Set<Caller>()
  const held = new Set<string>()
  let keeping: ReturnType<typeof setInterval> | undefined
  let awayUntil = 0
  let serving = false
  let wake: (() => void) | undefined

  function failed(error: unknown): void {
    awayUntil = systemClock.monotonic() + REST
    onError?.(error)
  }
  /** The promise's value; `undefined` when it failed or took too long. */
  async function answered<T>(promise: Promise<T>): Promise<T | undefined> {
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new Error(`Redis did not answer within ${ANSWER_WITHIN} ms.`)),
        ANSWER_WITHIN,
      )
    })
    try {
      return await Promise.race([promise, late])
    } catch (error) {
      failed(error)
      return undefined
    } finally {
      clearTimeout(timer)
    }
  }
  function hold(id: string): Release {
    held.add(id)
    if (keeping === undefined) {
      keeping = setInterval(() => void answered(semaphore.keep([...held])), lease / 3)
      // A slot that nobody gives back must not keep Node.js from ending.
      ;(keeping as { unref?: () => void }).unref?.()
    }
    return () => {
      if (!held.delete(id)) return
      if (held.size === 0) {
        clearInterval(keeping)
        keeping = undefined
      }
      // When it is lost, the lease gives the slot back.
      semaphore.give(id).then(() => wake?.(), failed)
    }
  }
  function goOnAlone(): void {
    for (const { resolve, signal } of waiting) resolve(local.acquire(signal))
    waiting.clear()
  }
  async function serve(): Promise<void> {
    let turn: string | undefined
    while (waiting.size > 0) {
      if (systemClock.monotonic() < awayUntil) return goOnAlone()
      const ids = Array.from({ length: Math.min(waiting.size, concurrency) }, () => crypto.randomUUID())
      const attempt = semaphore.take(ids, turn)
      const taken = await answered(attempt)
      if (taken === undefined) {
        // An answer that comes too late brings slots that nobody waits for any more.
        attempt.then(
          ({ count }) => ids.slice(0, count).forEach((id) => void semaphore.give(id).catch(failed)),
          () => {},
        )
        continue
      }
      turn = taken.turn
      for (const id of ids.slice(0, taken.count)) {
        const [caller] = waiting
        if (caller === undefined) semaphore.give(id).catch(failed)
        else {
          waiting.delete(caller)
          caller.resolve(hold(id))
        }
      }
      if (turn !== undefined && waiting.size > 0) await pause(taken.before)
    }
    if (turn !== undefined) semaphore.leave(turn).catch(failed)
  }
  /** Until it is time to ask again, or a slot of this process came free. */
  function pause(before: number): Promise<void> {
    return new Promise((resolve) => {
      const longest = Math.min(ASK_AT_LEAST_EVERY, ASK_EVERY * (1 + before / 2))
      const timer = setTimeout(() => wake?.(), longest * (0.5 + Math.random() / 2))
      wake = () => {
        wake = undefined
        clearTimeout(timer)
        resolve()
      }
    })
  }

  return Object.freeze({
    acquire(signal: AbortSignal) {
      return new Promise<Release>((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason as Error)
        const leave = (): void => {
          waiting.delete(caller)
          reject(signal.reason as Error)
          wake?.()
        }
        const caller: Caller = {
          signal,
          reject,
          resolve: (release) => {
            signal.removeEventListener('abort', leave)
            resolve(release)
          },
        }
        signal.addEventListener('abort', leave, { once: true })
        waiting.add(caller)
        if (serving) return
        serving = true
        void serve().finally(() => {
          serving = false
        })
      })
    },
  })
}

function complete(
  options: SharedLimiterOptions,
): Required<Omit<SharedLimiterOptions, 'onError'>> & Pick<SharedLimiterOptions, 'onError'> {
  const { key, concurrency, lease = 10_000, onError } = options
  if (typeof key !== 'string' || key === '')
    throw new TypeError('key must be the name of a Redis key: one for each organisation.')
  if (!Number.isSafeInteger(concurrency) || concurrency < 1)
    throw new TypeError(
      'concurrency must be a positive integer: how many calls may run at once in all processes.',
    )
  if (!(lease >= 1000 && lease <= 600_000))
    throw new TypeError('lease must be 1,000 to 600,000 milliseconds.')
  const alone = options.concurrencyWithoutRedis ?? Math.ceil(concurrency / 4)
  return {
    key,
    concurrency,
    lease,
    concurrencyWithoutRedis: alone,
    ...(onError === undefined ? {} : { onError }),
  }
}
