import { describe, expect, it } from 'vitest'
import { createCounters } from './counters.ts'
import { createDatabase } from './database.ts'
import type { EngineEvent } from './followers.ts'
import { createJobs, MOST_JOBS } from './jobs.ts'

const act = { at: 0, by: null, source: 'test' }

function setUp() {
  const database = createDatabase()
  const events: EngineEvent[] = []
  const counters = createCounters(database)
  const done: string[] = []
  const jobs = createJobs(
    database,
    counters,
    {
      note: (input: string, { due }) => void done.push(`${input}@${due}:${database.current?.at}`),
      again: (every: number, { due }) =>
        void jobs.schedule({ kind: 'again', due: due + every, input: every }),
      fail: () => {
        counters.next('never')
        throw new Error('no')
      },
    },
    (event) => void events.push(event),
  )
  const schedule = (due: number, input: unknown = `${due}`, kind = 'note'): string =>
    database.act(act, () => jobs.schedule({ kind, due, input }))
  return { database, jobs, done, events, counters, schedule }
}

describe('jobs', () => {
  it('run in order of their times, each at its own, those of one time in the order in which they came', () => {
    const { jobs, done, schedule } = setUp()
    for (const due of [30, 10, 20, 10, 40]) schedule(due)
    expect(jobs.next()).toBe(10)
    expect(jobs.advance(9)).toEqual({ done: 0, more: false })
    expect(jobs.advance(30)).toEqual({ done: 4, more: false })
    expect(done).toEqual(['10@10:10', '10@10:10', '20@20:20', '30@30:30'])
    expect(jobs.next()).toBe(40)
  })

  it('of one time run in the order of their numbers, however many were added and cancelled', () => {
    const { database, jobs, done, schedule } = setUp()
    const ids = Array.from({ length: 300 }, (_, index) => schedule(10, `${index}`))
    // Backwards, so that those that are left come up behind those that are gone.
    for (const id of ids.slice(12).toReversed()) database.act(act, () => jobs.cancel(id))
    schedule(10, 'last')
    expect(jobs.advance(10)).toEqual({ done: 13, more: false })
    expect(done).toEqual([...Array.from({ length: 12 }, (_, index) => `${index}@10:10`), 'last@10:10'])
    expect(jobs.next()).toBeUndefined()
  })

  it.each([{ id: '1' }, { id: '1', kind: 'note' }, { id: '1', due: 1 }, { id: '1', kind: 1, due: 1 }])(
    'are refused in a snapshot: %j',
    (job) => {
      const { database } = setUp()
      const restore = (row: object): void =>
        database.restore({ format: 1, number: 0, tables: { jobs: [row] } })
      expect(() => restore(job)).toThrow(new TypeError('The job "1" cannot be read.'))
      expect(() => restore({ ...job, input: '', kind: 'note', due: 1 })).not.toThrow()
    },
  )

  it('may schedule others that are due, too, but not for ever', () => {
    const { jobs, schedule } = setUp()
    schedule(0, 10, 'again')
    expect(jobs.advance(50)).toEqual({ done: 6, more: false })
    const endless = setUp()
    endless.schedule(0, 0, 'again')
    expect(endless.jobs.advance(1, 50)).toEqual({ done: 50, more: true })
    expect(MOST_JOBS).toBe(100_000)
  })

  it('that fail are undone, reported and not tried again', () => {
    const { jobs, events, counters, schedule } = setUp()
    const id = schedule(1, null, 'fail')
    const unknown = schedule(2, null, 'nothing')
    expect(jobs.advance(5)).toEqual({ done: 2, more: false })
    expect(counters.last('never')).toBe(0)
    expect(jobs.next()).toBeUndefined()
    expect(events).toMatchObject([
      { type: 'job-failed', kind: 'fail', id },
      {
        type: 'job-failed',
        kind: 'nothing',
        id: unknown,
        error: new Error('There is no kind of job "nothing".'),
      },
    ])
  })

  it('are part of what is cancelled, undone, marked and restored', () => {
    const { database, jobs, done, schedule } = setUp()
    const first = schedule(1)
    const mark = database.mark()
    const kept = database.snapshot()
    schedule(2)
    database.act(act, () => jobs.cancel(first))
    expect(jobs.next()).toBe(2)
    database.rewind(mark)
    expect(jobs.next()).toBe(1)
    jobs.advance(3)
    expect(done).toEqual(['1@1:1'])
    database.restore(kept)
    jobs.advance(3)
    expect(done).toEqual(['1@1:1', '1@1:1'])
    expect(() =>
      database.act(act, () => {
        jobs.schedule({ kind: 'note', due: 9, input: '' })
        throw new Error('undone')
      }),
    ).toThrow('undone')
    expect(jobs.next()).toBeUndefined()
  })
})
