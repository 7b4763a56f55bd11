import fc from 'fast-check'
import type { FaultInput } from '@x/emulator'
import type { Setup, StoreFault } from './setup.ts'

/** What may happen. `fc.commands` strings them together; the model of what must hold is inside the setup. */
class Happening implements fc.AsyncCommand<object, Setup> {
  readonly #name: string
  readonly #happen: (setup: Setup) => void | Promise<void>

  constructor(name: string, happen: (setup: Setup) => void | Promise<void>) {
    this.#name = name
    this.#happen = happen
  }

  check(): boolean {
    return true
  }

  async run(_model: object, setup: Setup): Promise<void> {
    await this.#happen(setup)
    await setup.check()
    if (setup.violations.length > 0) throw new Error(setup.violations.join('; '))
  }

  toString(): string {
    return this.#name
  }
}

const who = fc.nat(2)
const faults: readonly FaultInput[] = [
  { name: 'html', endpoint: 'token' },
  { name: 'empty', endpoint: 'token' },
  { name: 'reset', endpoint: 'token' },
  // Minted, and the answer is lost.
  { name: 'reset', endpoint: 'token', processed: true },
  { name: 'throttle', endpoint: 'token' },
]
/** Long enough to stop within a refresh, between two, and for an hour. */
const pauses = [10, 30, 70, 150, 260, 1000, 8000, 16_000, 61_000, 600_000, 3_300_000, 3_600_000]
const jumps = [-86_400_000, -7_200_000, -300_000, 300_000, 7_200_000, 86_400_000]

const happening = (name: string, happen: (setup: Setup) => void | Promise<void>): fc.Arbitrary<Happening> =>
  fc.constant(new Happening(name, happen))
const of = (name: string, happen: (setup: Setup, index: number) => void): fc.Arbitrary<Happening> =>
  who.map((index) => new Happening(`${name}(${index})`, (setup) => happen(setup, index)))

const call = fc.tuple(who, fc.constantFrom(1, 3)).map(
  ([index, times]) =>
    new Happening(`call(${index}, ${times})`, (setup) => {
      for (let time = 0; time < times; time += 1) setup.call(index)
    }),
)
/** A call, and time enough for it when nothing is in its way. */
const callAndWait = who.map(
  (index) =>
    new Happening(`callAndWait(${index})`, async (setup) => {
      setup.call(index)
      await setup.simulation.pass(1000)
    }),
)
const everybody = [0, 1, 2]
/** All processes at once, and time enough. */
const rush = fc.constant(
  new Happening('rush', async (setup) => {
    for (const index of everybody) setup.call(index)
    await setup.simulation.pass(3000)
  }),
)
/** Many calls, one after the other, by whoever it may be: as often as a minute's rest allows, or at once. */
const hammer = fc.constantFrom(500, 45_000).map(
  (ms) =>
    new Happening(`hammer(${ms})`, async (setup) => {
      for (let time = 0; time < 14; time += 1) {
        setup.call(time)
        await setup.simulation.pass(ms)
      }
    }),
)
/** Calls that fail and leave no trace but their intent: the budget alone holds them back. */
const storm = fc.constant(
  new Happening('storm', async (setup) => {
    setup.forget(20)
    setup.emulator.faults.add({ name: 'reset', endpoint: 'token', processed: true, count: 20 })
    for (let time = 0; time < 14; time += 1) {
      setup.call(time)
      await setup.simulation.pass(1000)
    }
  }),
)
const events: Readonly<Record<string, (setup: Setup, index: number) => void | Promise<void>>> = {
  crash: (setup, index) => setup.crash(index),
  stop: (setup, index) => setup.stop(index),
  connect: (setup) => setup.connect(),
  remove: (setup) => setup.remove(),
  evict: (setup) => setup.emulator.evictAccessTokens(),
  'break the store': (setup) => setup.breakStore('before', 1),
  'connect and remove': async (setup) => {
    await setup.connect()
    await setup.remove()
  },
}
/** Something happens while a process refreshes: before, during or after its token call. */
const amidst = fc.tuple(who, fc.constantFrom(...Object.keys(events)), fc.integer({ min: 20, max: 700 })).map(
  ([index, event, ms]) =>
    new Happening(`amidst(${index}, ${event}, ${ms})`, async (setup) => {
      setup.call(index)
      await setup.simulation.pass(ms)
      await events[event]?.(setup, index)
    }),
)
/** A process sleeps through its lease, another refreshes meanwhile, and then it wakes. */
const overtaken = fc.tuple(who, fc.integer({ min: 20, max: 700 }), fc.constantFrom(0, 900)).map(
  ([index, ms, delay]) =>
    new Happening(`overtaken(${index}, ${ms}, ${delay})`, async (setup) => {
      setup.delay(delay)
      setup.call(index)
      await setup.simulation.pass(ms)
      setup.stop(index)
      await setup.simulation.pass(16_000)
      setup.call(index + 1)
      await setup.simulation.pass(1000)
      setup.resume(index)
      await setup.simulation.pass(1000)
    }),
)
/** Zoho says no for a while, and others ask again before that is over. */
const refusal = fc.tuple(who, fc.constantFrom('dead', 'throttle'), fc.constantFrom(0.4, 0.9)).map(
  ([index, kind, share]) =>
    new Happening(`refusal(${index}, ${kind}, ${share})`, async (setup) => {
      if (kind === 'dead') setup.revoke()
      else setup.emulator.faults.add({ name: 'throttle', endpoint: 'token' })
      setup.emulator.expireAccessTokens()
      for (const asking of everybody) {
        setup.call(index + asking)
        await setup.simulation.pass(asking === 0 ? (kind === 'dead' ? 3_600_000 : 600_000) * share : 1000)
      }
    }),
)
const pass = fc
  .constantFrom(...pauses)
  .map((ms) => new Happening(`pass(${ms})`, (setup) => setup.simulation.pass(ms)))
const fault = fc.tuple(fc.constantFrom(...faults), fc.constantFrom(1, 4, 30)).map(
  ([input, count]) =>
    new Happening(
      `fault(${input.name}${'processed' in input && input.processed === true ? ', processed' : ''}, ${count})`,
      (setup) => {
        setup.emulator.faults.add({ ...input, count })
      },
    ),
)
const jump = fc
  .tuple(who, fc.constantFrom(...jumps))
  .map(([index, ms]) => new Happening(`jump(${index}, ${ms})`, (setup) => setup.jump(index, ms)))
/** A process whose clock is wrong is the one whose call fails, and no answer tells it the time. */
const misdated = fc.tuple(who, fc.constantFrom(...jumps)).map(
  ([index, ms]) =>
    new Happening(`misdated(${index}, ${ms})`, async (setup) => {
      setup.emulator.faults.add({ name: 'reset', endpoint: 'token' })
      setup.emulator.expireAccessTokens()
      setup.jump(index, ms)
      setup.call(index)
      await setup.simulation.pass(1000)
    }),
)
const delay = fc
  .constantFrom(1000, 6000, 9000)
  .map((ms) => new Happening(`delay(${ms})`, (setup) => setup.delay(ms)))
const forget = fc
  .constantFrom(1, 20)
  .map((writes) => new Happening(`forget(${writes})`, (setup) => setup.forget(writes)))
const breakStore = fc
  .tuple(fc.constantFrom<StoreFault[]>('before', 'after', 'never'), fc.constantFrom(1, 2, 5, 40))
  .map(
    ([when, left]) => new Happening(`breakStore(${when}, ${left})`, (setup) => setup.breakStore(when, left)),
  )

/** A life of at most so many happenings; calls and time come most often. */
export function lives(maxCommands: number): fc.Arbitrary<Iterable<fc.AsyncCommand<object, Setup>>> {
  return fc.commands(
    [
      call,
      call,
      call,
      callAndWait,
      callAndWait,
      callAndWait,
      rush,
      rush,
      hammer,
      storm,
      amidst,
      amidst,
      overtaken,
      overtaken,
      refusal,
      pass,
      pass,
      pass,
      pass,
      pass,
      fault,
      jump,
      misdated,
      breakStore,
      delay,
      forget,
      of('crash', (setup, index) => setup.crash(index)),
      of('stop', (setup, index) => setup.stop(index)),
      of('resume', (setup, index) => setup.resume(index)),
      happening('evict', (setup) => setup.emulator.evictAccessTokens()),
      happening('expire', (setup) => setup.emulator.expireAccessTokens()),
      happening('revoke', (setup) => setup.revoke()),
      happening('connect', (setup) => setup.connect()),
      happening('remove', (setup) => setup.remove()),
    ],
    { maxCommands, size: 'max' },
  )
}
