import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Mark } from '../../src/engine/marks.ts'
import type { Snapshot } from '../../src/engine/snapshot.ts'
import { fields, modelAttempt, type Model, type Op, type Person } from './model.ts'
import { step } from './random-acts.ts'
import { open, realAttempt, realOps, type Real } from './real.ts'

interface Moment {
  readonly model: Model
  readonly snapshot: Snapshot
}

/** The engine and its model, on which the steps of a run are taken. */
interface Pair {
  readonly real: Real
  model: Model
  marks: (Moment & { readonly mark: Mark })[]
  kept: Moment
}

function start(): Pair {
  const real = open()
  const model: Model = { people: [], setting: { id: '1', uniqueMail: false, cityIndexed: true }, counter: 0 }
  real.database.act({ at: 0, by: null, source: 'seed' }, () => real.settings.insert({ ...model.setting }))
  return { real, model, marks: [], kept: { model, snapshot: real.database.snapshot() } }
}

interface Step {
  readonly ops: readonly Op[]
  readonly which: number
}

const steps: Readonly<Record<string, (pair: Pair, step: Step) => void>> = {
  act(pair, { ops }) {
    const { database } = pair.real
    const next = modelAttempt(pair.model, ops)
    const before = database.snapshot()
    realAttempt(() => database.act({ at: 1, by: null, source: 'act' }, () => realOps(pair.real, ops)))
    const leavesNoTrace =
      next !== pair.model || JSON.stringify(database.snapshot().tables) === JSON.stringify(before.tables)
    expect(leavesNoTrace).toBe(true)
    pair.model = next
  },
  mark(pair) {
    const { database } = pair.real
    pair.marks.push({ mark: database.mark(), model: pair.model, snapshot: database.snapshot() })
  },
  rewind(pair, { which }) {
    const at = which % Math.max(pair.marks.length, 1)
    const chosen = pair.marks[at]
    if (chosen === undefined) return
    pair.real.database.rewind(chosen.mark)
    expect(pair.real.database.snapshot()).toEqual(chosen.snapshot)
    pair.marks = pair.marks.slice(0, at + 1)
    pair.model = chosen.model
    // What was kept after the mark did not happen.
    pair.kept = chosen
  },
  release(pair, { which }) {
    for (const { mark } of pair.marks.splice(which, 1)) pair.real.database.release(mark)
  },
  keep(pair) {
    pair.kept = { model: pair.model, snapshot: pair.real.database.snapshot() }
  },
  restore(pair) {
    pair.real.database.restore(JSON.parse(JSON.stringify(pair.kept.snapshot)))
    expect(pair.real.database.snapshot()).toEqual(pair.kept.snapshot)
    pair.model = pair.kept.model
    pair.marks = []
  },
  replay({ real, model, kept }) {
    const copy = open()
    copy.database.restore(kept.snapshot)
    copy.database.replay(JSON.parse(JSON.stringify(real.database.changes(kept.snapshot.number))))
    expect(copy.database.snapshot()).toEqual(real.database.snapshot())
    compare(copy, model)
  },
}

function compare(real: Real, model: Model): void {
  const { people } = real
  expect([...people.all()]).toEqual(model.people)
  expect(people.size).toBe(model.people.length)
  expect(people.slice(1, 3)).toEqual(model.people.slice(1, 4))
  expect(real.counters.last('n')).toBe(model.counter)
  const found = (is: boolean, holds: (row: Person) => boolean): readonly Person[] =>
    is ? model.people.filter(holds) : []
  const { cityIndexed, uniqueMail } = model.setting
  expect(people.where('city', 'Oslo')).toEqual(found(cityIndexed, ({ city }) => city === 'Oslo'))
  expect(people.where('mail', 'a')).toEqual(found(uniqueMail, ({ mail }) => mail === 'a'))
  expect(people.where('→people', '10')).toEqual(
    found(true, (row) => fields.some((field) => row[field] === '10')),
  )
}

describe('the engine', () => {
  it('does what plain arrays do, in acts, after undo, changes of metadata, marks, snapshots and replays', () => {
    const taken = new Map<string, number>()
    let runs = 0
    const run = (
      each: readonly { readonly do: string; readonly ops?: readonly Op[]; readonly which?: number }[],
    ): void => {
      const pair = start()
      runs += 1
      for (const { do: name, ops = [], which = 0 } of each) {
        steps[name]?.(pair, { ops, which })
        taken.set(name, (taken.get(name) ?? 0) + 1)
        compare(pair.real, pair.model)
      }
    }
    fc.assert(fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), run), { numRuns: 400 })
    expect([...taken.keys()].toSorted()).toEqual(Object.keys(steps).toSorted())
    // 50 of 400 runs; fewer where a mutation run cuts them short.
    expect(Math.min(...taken.values())).toBeGreaterThan(runs / 8)
  })
})
