import { jobState, until } from '@x/client'
import { expect, test } from 'vitest'
import { clientOn } from './fake-zoho.ts'

test('asks until it is enough, with longer and longer waits', async () => {
  const { zoho, waits } = clientOn([])
  let asked = 0
  const job = await until(
    zoho,
    async () => await Promise.resolve({ Status: (asked += 1) < 8 ? 'RUNNING' : 'COMPLETED' }),
    (row) => row.Status === 'COMPLETED',
    { timeout: 30_000 },
  )
  expect(job).toEqual({ Status: 'COMPLETED' })
  expect(waits).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000, 15_000])
})

test('a guard narrows what it gives', async () => {
  const { zoho } = clientOn([])
  const text: string = await until(
    zoho,
    async () => await Promise.resolve<string | undefined>('x'),
    (answer): answer is string => answer !== undefined,
    { timeout: 30_000 },
  )
  expect(text).toBe('x')
})

test('ends after its time, with the last answer in the error', async () => {
  let end = (): void => {}
  const { zoho } = clientOn([], {
    clock: {
      now: () => 0,
      monotonic: () => 0,
      sleep: (ms, signal) =>
        new Promise((resolve, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason as Error))
          if (ms === 5000) end = resolve
          else end()
        }),
    },
  })
  const waiting = until(
    zoho,
    async () => await Promise.resolve({ Status: 'RUNNING' }),
    () => false,
    {
      timeout: 5000,
      what: 'mass update 7',
    },
  )
  await expect(waiting).rejects.toMatchObject({
    code: 'TIMEOUT',
    outcome: 'unknown',
    host: 'mass update 7',
    timeout: 5000,
    answer: { Status: 'RUNNING' },
  })
})

test('ends when the caller says so', async () => {
  const { zoho } = clientOn([])
  const controller = new AbortController()
  const ask = async ({ signal }: { signal?: AbortSignal | undefined }): Promise<boolean> => {
    controller.abort(new Error('enough'))
    signal?.throwIfAborted()
    return await Promise.resolve(false)
  }
  await expect(until(zoho, ask, Boolean, { signal: controller.signal, timeout: 30_000 })).rejects.toThrow(
    'enough',
  )
})

test.each([{ interval: 99 }, { interval: Number.NaN }, { timeout: 0 }, { timeout: 2 ** 31 }])(
  'options that would never end or rest are refused: %j',
  async (options) => {
    const { zoho } = clientOn([])
    await expect(until(zoho, async () => await Promise.resolve(1), Boolean, options)).rejects.toThrow(
      TypeError,
    )
  },
)

test.each([
  [{ Status: 'SCHEDULED' }, 'waiting'],
  [{ state: 'ADDED', status: 'success' }, 'waiting'],
  [{ status: 'queued' }, 'waiting'],
  [{ state: 'IN PROGRESS' }, 'running'],
  [{ status: 'INPROGRESS' }, 'running'],
  [{ status: 'in_progress' }, 'running'],
  [{ Status: 'RUNNING' }, 'running'],
  [{ state: null }, 'running'],
  [{}, 'running'],
  [{ status: 'a new word' }, 'running'],
  [{ Status: 'COMPLETED' }, 'done'],
  [{ status: 'finished' }, 'done'],
  [{ state: 'completed' }, 'done'],
  [{ Status: 'FAILURE' }, 'failed'],
  [{ status: 'failed' }, 'failed'],
  [{ status: 'SKIPPED' }, 'failed'],
  [{ status: 'DATA_NOT_FOUND' }, 'failed'],
  [{ status: 'deleted' }, 'failed'],
] as const)('%j is %s', (row, state) => {
  expect(jobState(row)).toBe(state)
})
