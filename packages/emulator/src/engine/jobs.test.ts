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
      { type: 'job-failed', kind: 'nothing', id: unknown },
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
