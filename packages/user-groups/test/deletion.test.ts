import { describe, expect, test } from 'vitest'
import { createEmulator } from '@x/emulator'
import { deleteUserGroup, getUserGroup, waitForDeletion } from '@x/user-groups'
import { answering, at, failure, GROUP } from './zoho.ts'

const slow = () =>
  createEmulator({ start: 0, readings: { userGroups: { deletion: 'job', deletionInUse: 'allowed' } } })

/** Lets an emulator's time pass until something is over. */
async function passing<T>(emulator: ReturnType<typeof slow>, work: Promise<T>): Promise<T> {
  const progress = { over: false }
  const noted = work.finally(() => (progress.over = true))
  noted.catch(() => {})
  for (let step = 0; step < 1000 && !progress.over; step += 1) {
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve))
    if (!progress.over) emulator.clock.advance(500)
  }
  return await noted
}

test('waits until the group is gone, and no longer than allowed', async () => {
  const emulator = slow()
  const zoho = at(emulator)
  const deletion = await deleteUserGroup(zoho, GROUP)
  expect(deletion.done).toBe(false)
  const tooShort = failure(waitForDeletion(zoho, deletion, { timeout: 2000 }))
  expect(await passing(emulator, tooShort)).toMatchObject({
    code: 'TIMEOUT',
    outcome: 'unknown',
    timeout: 2000,
  })
  expect(emulator.clock.now()).toBeLessThan(4000)
  await passing(emulator, waitForDeletion(zoho, deletion))
  expect(await getUserGroup(zoho, GROUP)).toBeUndefined()
})

test('a Zoho that does not answer does not make it longer', async () => {
  const emulator = slow()
  const deletion = await deleteUserGroup(at(emulator), GROUP)
  const silent = at(emulator, { fetch: () => new Promise(() => {}) })
  const error = await passing(emulator, failure(waitForDeletion(silent, deletion, { timeout: 2000 })))
  expect(error).toMatchObject({ code: 'TIMEOUT', timeout: 2000 })
  expect(emulator.clock.now()).toBeLessThan(4000)
})

test('the caller ends it with his reason', async () => {
  const emulator = slow()
  const zoho = at(emulator)
  const deletion = await deleteUserGroup(zoho, GROUP)
  const controller = new AbortController()
  const waiting = failure(waitForDeletion(zoho, deletion, { signal: controller.signal }))
  await new Promise((resolve) => setImmediate(resolve))
  const reason = new Error('enough')
  controller.abort(reason)
  expect(await waiting).toBe(reason)
})

test('leaves no timer behind, and looks less often as time passes', async () => {
  const signals: AbortSignal[] = []
  const waits: number[] = []
  let looks = 0
  const zoho = answering({ user_groups: [{ id: '1' }] }, 200, {
    now: () => 0,
    monotonic: () => 0,
    sleep: async (ms, signal) => {
      // Deadlines: of the whole, and of each call.
      if (ms >= 30_000) {
        if (ms === 300_000 && signal !== undefined) signals.push(signal)
        await new Promise((_, reject) =>
          signal?.addEventListener('abort', () => reject(signal.reason as Error)),
        )
      }
      waits.push(ms)
      looks += 1
      if (looks === 7) throw new Error('seen enough')
    },
  })
  const failed = await failure(waitForDeletion(zoho, { done: false, groupId: '1', jobId: undefined }))
  expect(String(failed)).toContain('seen enough')
  expect(waits).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000, 15_000])
  expect(signals.map(({ aborted }) => aborted)).toEqual([true])
})

test('a job that failed ends it', async () => {
  const zoho = answering({ user_groups: [{ id: '1', name: 'a' }], deletion_jobs: [{ Status: 'FAILED' }] })
  const error = await failure(waitForDeletion(zoho, { done: false, groupId: '1', jobId: '7' }))
  expect(error).toMatchObject({
    name: 'DeletionFailedError',
    code: 'DELETION_FAILED',
    groupId: '1',
    jobId: '7',
  })
})

test('a Zoho that knows no jobs any more: the group alone is looked at', async () => {
  const emulator = slow()
  const zoho = at(emulator)
  const deletion = await deleteUserGroup(zoho, GROUP)
  const gone = at(emulator, {
    fetch: async (request, init) =>
      request.url.includes('deletion_jobs')
        ? Response.json(
            { code: 'INVALID_URL_PATTERN', details: {}, message: '', status: 'error' },
            { status: 404 },
          )
        : await emulator.fetch(request, init),
  })
  await passing(emulator, waitForDeletion(gone, deletion))
  expect(await getUserGroup(zoho, GROUP)).toBeUndefined()
})

describe('what Zoho says of a deletion', () => {
  const row = (code: string, details: object | null, status: string) => ({
    user_groups: [{ code, details, message: 'm', status }],
  })
  test.each([
    ['SUCCESS', { id: '1' }, 'success', { done: true, groupId: '1' }],
    ['SCHEDULED', { job_id: '7' }, 'success', { done: false, groupId: '1', jobId: '7' }],
    ['SCHEDULED', { job_id: '7' }, 'scheduled', { done: false, groupId: '1', jobId: '7' }],
    ['SCHEDULED', { job_id: null }, 'scheduled', { done: false, groupId: '1', jobId: undefined }],
    ['SCHEDULED', null, 'scheduled', { done: false, groupId: '1', jobId: undefined }],
  ])('%s %j %s', async (code, details, status, deletion) => {
    expect(await deleteUserGroup(answering(row(code, details, status)), '1')).toEqual(deletion)
  })
  test('a deletion that is done needs no waiting', async () => {
    expect(await waitForDeletion(answering({}, 500), { done: true, groupId: '1' })).toBeUndefined()
  })
})

test.each([
  { interval: 0 },
  { interval: -1 },
  { interval: Number.NaN },
  { interval: Number.POSITIVE_INFINITY },
  { timeout: 0 },
  { timeout: Number.NaN },
  { timeout: 2 ** 31 },
])('%j would never end or never rest, and is refused', async (options) => {
  const emulator = createEmulator()
  const error = await failure(
    waitForDeletion(at(emulator), { done: false, groupId: '1', jobId: '7' }, options),
  )
  expect(error).toBeInstanceOf(TypeError)
  expect(emulator.journal.total).toBe(0)
})
