import { strict as assert } from 'node:assert'
import type { Limiter, Release, SlotNeed } from '@x/client'

/** What a storm does to a limiter. */
export interface Storm {
  readonly acquires: number
  /** Most that may run at the same time, and most heavy ones among them. */
  readonly concurrency: number
  readonly heavy: number
  readonly callers: number
  /** Called after each thousandth of the storm. */
  readonly watch?: () => void
}

/** What came of a storm. */
export interface Toll {
  readonly served: number
  readonly aborted: number
  readonly failed: number
}

/**
 * Random callers: they ask for slots, heavy or not, with signals that were aborted before, that are aborted while they wait
 * or hold, or never; their work throws or not, and they give back once or twice. One signal lives for the whole storm.
 */
export async function storm(limiter: Limiter, options: Storm): Promise<Toll> {
  const { acquires, concurrency, heavy: mostHeavy, callers, watch } = options
  const life = new AbortController().signal
  const toll = { served: 0, aborted: 0, failed: 0 }
  const running = { all: 0, heavy: 0 }
  const chance = (share: number): boolean => Math.random() < share
  let left = acquires

  async function work(heavy: boolean): Promise<void> {
    running.all += 1
    if (heavy) running.heavy += 1
    try {
      assert.ok(running.all <= concurrency, `${running.all} run at the same time`)
      assert.ok(running.heavy <= mostHeavy, `${running.heavy} heavy ones run at the same time`)
      if (chance(0.01)) await new Promise((resolve) => setImmediate(resolve))
      else for (let turns = Math.random() * 8; turns > 0; turns -= 1) await Promise.resolve()
      if (chance(0.2)) throw new RangeError('the work failed')
    } finally {
      running.all -= 1
      if (heavy) running.heavy -= 1
    }
  }
  async function once(): Promise<void> {
    const heavy = chance(0.4)
    const controller = chance(0.5) ? new AbortController() : undefined
    if (controller !== undefined && chance(0.1)) controller.abort(new Error('before'))
    else if (controller !== undefined && chance(0.5)) void abortSoon(controller)
    const release = await limiter.acquire(controller?.signal ?? life, heavy ? { heavy } : undefined)
    try {
      await work(heavy)
      toll.served += 1
    } finally {
      void release()
      if (chance(0.1)) void release()
    }
  }
  async function abortSoon(controller: AbortController): Promise<void> {
    for (let turns = Math.random() * 30; turns > 0; turns -= 1) await Promise.resolve()
    controller.abort(new Error('while it waits or works'))
  }
  async function caller(): Promise<void> {
    while (left > 0) {
      left -= 1
      if (left % Math.ceil(acquires / 1000) === 0) watch?.()
      await once().catch((error: unknown) => {
        if (error instanceof RangeError) toll.failed += 1
        else if (error instanceof assert.AssertionError) throw error
        else toll.aborted += 1
      })
    }
  }
  await Promise.all(Array.from({ length: callers }, caller))
  return toll
}

/** Takes all slots that should be there, heavy ones too, each within `timeout` milliseconds, and gives them back. */
export async function countFree(
  limiter: Limiter,
  { concurrency, heavy }: { readonly concurrency: number; readonly heavy: number },
  timeout: number,
): Promise<void> {
  for (const [size, need] of [
    [heavy, { heavy: true }],
    [concurrency, undefined],
  ] as const) {
    const releases = await acquireMany(limiter, size, abortedAfter(timeout), need)
    const more = limiter.acquire(abortedAfter(50), need)
    await assert.rejects(async () => await more, 'there are more slots than agreed')
    for (const release of releases) await release()
  }
}

/** So many slots, asked for at the same time. */
export async function acquireMany(
  limiter: Limiter,
  count: number,
  signal: AbortSignal,
  need?: SlotNeed,
): Promise<readonly Release[]> {
  return await Promise.all(Array.from({ length: count }, async () => await limiter.acquire(signal, need)))
}

/** Unlike `AbortSignal.timeout`, it keeps the process from ending before. */
function abortedAfter(ms: number): AbortSignal {
  const controller = new AbortController()
  setTimeout(() => controller.abort(new Error(`not within ${ms} ms`)), ms)
  return controller.signal
}
