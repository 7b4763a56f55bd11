import fc from 'fast-check'
import type { FaultInput } from '@x/emulator'
import type { City, StoreFault } from './city.ts'

/** What may happen. `fc.commands` strings them together; the model of what must hold is inside the city. */
class Happening implements fc.AsyncCommand<object, City> {
  readonly #name: string
  readonly #happen: (city: City) => void | Promise<void>

  constructor(name: string, happen: (city: City) => void | Promise<void>) {
    this.#name = name
    this.#happen = happen
  }

  check(): boolean {
    return true
  }

  async run(_model: object, city: City): Promise<void> {
    await this.#happen(city)
    await city.check()
    if (city.violations.length > 0) throw new Error(city.violations.join('; '))
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

const happening = (name: string, happen: (city: City) => void | Promise<void>): fc.Arbitrary<Happening> =>
  fc.constant(new Happening(name, happen))
const of = (name: string, happen: (city: City, index: number) => void): fc.Arbitrary<Happening> =>
  who.map((index) => new Happening(`${name}(${index})`, (city) => happen(city, index)))

const call = fc.tuple(who, fc.constantFrom(1, 3)).map(
  ([index, times]) =>
    new Happening(`call(${index}, ${times})`, (city) => {
      for (let time = 0; time < times; time += 1) city.call(index)
    }),
)
/** A call, and time enough for it when nothing is in its way. */
const callAndWait = who.map(
  (index) =>
    new Happening(`callAndWait(${index})`, async (city) => {
      city.call(index)
      await city.simulation.pass(1000)
    }),
)
const everybody = [0, 1, 2]
/** All processes at once, and time enough. */
const rush = fc.constant(
  new Happening('rush', async (city) => {
    for (const index of everybody) city.call(index)
    await city.simulation.pass(3000)
  }),
)
/** Many calls, one after the other, by whoever it may be: as often as a minute's rest allows, or at once. */
const hammer = fc.constantFrom(500, 45_000).map(
  (ms) =>
    new Happening(`hammer(${ms})`, async (city) => {
      for (let time = 0; time < 14; time += 1) {
        city.call(time)
        await city.simulation.pass(ms)
      }
    }),
)
/** Calls that fail and leave no trace but their intent: the budget alone holds them back. */
const storm = fc.constant(
  new Happening('storm', async (city) => {
    city.forget(20)
    city.emulator.faults.add({ name: 'reset', endpoint: 'token', processed: true, count: 20 })
    for (let time = 0; time < 14; time += 1) {
      city.call(time)
      await city.simulation.pass(1000)
    }
  }),
)
const events: Readonly<Record<string, (city: City, index: number) => void | Promise<void>>> = {
  crash: (city, index) => city.crash(index),
  stop: (city, index) => city.stop(index),
  connect: (city) => city.connect(),
  remove: (city) => city.remove(),
  evict: (city) => city.emulator.evictAccessTokens(),
  'break the store': (city) => city.breakStore('before', 1),
  'connect and remove': async (city) => {
    await city.connect()
    await city.remove()
  },
}
/** Something happens while a process refreshes: before, during or after its token call. */
const amidst = fc.tuple(who, fc.constantFrom(...Object.keys(events)), fc.integer({ min: 20, max: 700 })).map(
  ([index, event, ms]) =>
    new Happening(`amidst(${index}, ${event}, ${ms})`, async (city) => {
      city.call(index)
      await city.simulation.pass(ms)
      await events[event]?.(city, index)
    }),
)
/** A process sleeps through its lease, another refreshes meanwhile, and then it wakes. */
const overtaken = fc.tuple(who, fc.integer({ min: 20, max: 700 }), fc.constantFrom(0, 900)).map(
  ([index, ms, delay]) =>
    new Happening(`overtaken(${index}, ${ms}, ${delay})`, async (city) => {
      city.delay(delay)
      city.call(index)
      await city.simulation.pass(ms)
      city.stop(index)
      await city.simulation.pass(16_000)
      city.call(index + 1)
      await city.simulation.pass(1000)
      city.resume(index)
      await city.simulation.pass(1000)
    }),
)
/** Zoho says no for a while, and others ask again before that is over. */
const refusal = fc.tuple(who, fc.constantFrom('dead', 'throttle'), fc.constantFrom(0.4, 0.9)).map(
  ([index, kind, share]) =>
    new Happening(`refusal(${index}, ${kind}, ${share})`, async (city) => {
      if (kind === 'dead') city.revoke()
      else city.emulator.faults.add({ name: 'throttle', endpoint: 'token' })
      city.emulator.expireAccessTokens()
      for (const asking of everybody) {
        city.call(index + asking)
        await city.simulation.pass(asking === 0 ? (kind === 'dead' ? 3_600_000 : 600_000) * share : 1000)
      }
    }),
)
const pass = fc
  .constantFrom(...pauses)
  .map((ms) => new Happening(`pass(${ms})`, (city) => city.simulation.pass(ms)))
const fault = fc.tuple(fc.constantFrom(...faults), fc.constantFrom(1, 4, 30)).map(
  ([input, count]) =>
    new Happening(
      `fault(${input.name}${'processed' in input && input.processed === true ? ', processed' : ''}, ${count})`,
      (city) => {
        city.emulator.faults.add({ ...input, count })
      },
    ),
)
const jump = fc
  .tuple(who, fc.constantFrom(...jumps))
  .map(([index, ms]) => new Happening(`jump(${index}, ${ms})`, (city) => city.jump(index, ms)))
/** A process whose clock is wrong is the one whose call fails, and no answer tells it the time. */
const misdated = fc.tuple(who, fc.constantFrom(...jumps)).map(
  ([index, ms]) =>
    new Happening(`misdated(${index}, ${ms})`, async (city) => {
      city.emulator.faults.add({ name: 'reset', endpoint: 'token' })
      city.emulator.expireAccessTokens()
      city.jump(index, ms)
      city.call(index)
      await city.simulation.pass(1000)
    }),
)
const delay = fc
  .constantFrom(1000, 6000, 9000)
  .map((ms) => new Happening(`delay(${ms})`, (city) => city.delay(ms)))
const forget = fc
  .constantFrom(1, 20)
  .map((writes) => new Happening(`forget(${writes})`, (city) => city.forget(writes)))
const breakStore = fc
  .tuple(fc.constantFrom<StoreFault[]>('before', 'after', 'never'), fc.constantFrom(1, 2, 5, 40))
  .map(([when, left]) => new Happening(`breakStore(${when}, ${left})`, (city) => city.breakStore(when, left)))

/** A life of at most so many happenings; calls and time come most often. */
export function lives(maxCommands: number): fc.Arbitrary<Iterable<fc.AsyncCommand<object, City>>> {
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
      of('crash', (city, index) => city.crash(index)),
      of('stop', (city, index) => city.stop(index)),
      of('resume', (city, index) => city.resume(index)),
      happening('evict', (city) => city.emulator.evictAccessTokens()),
      happening('expire', (city) => city.emulator.expireAccessTokens()),
      happening('revoke', (city) => city.revoke()),
      happening('connect', (city) => city.connect()),
      happening('remove', (city) => city.remove()),
    ],
    { maxCommands, size: 'max' },
  )
}
