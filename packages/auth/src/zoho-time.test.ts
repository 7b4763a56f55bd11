import { expect, it } from 'vitest'
import { createZohoTime } from './zoho-time.ts'
import { testClock, type TestClock } from '../test/test-clock.ts'

const START = Date.parse('2026-11-01T12:00:00Z')
const at = (ms: number): string => new Date(START + ms).toUTCString()
const open = (): { clock: TestClock; time: ReturnType<typeof createZohoTime>; told: number[] } => {
  const clock = testClock(START)
  const told: number[] = []
  return { clock, time: createZohoTime(clock, (skew) => told.push(skew)), told }
}

it('learns from Date: half a second more, and half of the time that the answer took', async () => {
  const { clock, time } = open()
  const sentAt = clock.monotonic()
  await clock.elapse(4000)
  time.learn(at(60_000), sentAt)
  // Sent at 0, received at 4: made about 2 s after it was sent, within the second that Date names.
  expect(time.now()).toBe(START + 60_000 + 500 + 2000)
  await clock.elapse(1000)
  expect(time.now()).toBe(START + 60_000 + 500 + 3000)
})

it.each([
  null,
  '',
  'soon',
  'Thu, 01 Jan 1970 00:00:00 GMT',
  'Mon, 01 Jan 2024 00:00:00 GMT',
  'Fri, 01 Jan 2100 00:00:00 GMT',
  'Sat, 13 Sep 275760 00:00:00 GMT',
])('learns nothing from %j', (date) => {
  const { time, told } = open()
  time.learn(date, 0)
  expect([time.now(), told]).toEqual([START, []])
})

it.each(['Mon, 01 Jan 2024 00:00:01 GMT', 'Thu, 31 Dec 2099 23:59:59 GMT'])('believes %s', (date) => {
  const { time } = open()
  time.learn(date, 0)
  expect(time.now()).toBe(Date.parse(date) + 500)
})

it('moves only when the answer says more than it can be wrong about', () => {
  const { clock, time } = open()
  time.learn(at(0), clock.monotonic())
  expect(time.now()).toBe(START)
  time.learn(at(1000), clock.monotonic())
  expect(time.now()).toBe(START + 1500)
  time.learn(at(1000), clock.monotonic() - 1000)
  expect(time.now()).toBe(START + 1500)
})

it('tells a skew of more than ten seconds, once, and again when it has changed by as much', () => {
  const { clock, time, told } = open()
  const learn = (ms: number): void => time.learn(at(ms), clock.monotonic())
  learn(9000)
  expect(told).toEqual([])
  learn(20_000)
  expect(told).toEqual([20_500])
  learn(25_000)
  learn(30_000)
  expect(told).toEqual([20_500])
  learn(41_000)
  expect(told).toEqual([20_500, 41_500])
  learn(-60_000)
  expect(told).toEqual([20_500, 41_500, -59_500])
})

it('rounds what it tells, and tells nothing of ten seconds exactly', () => {
  const { clock, time, told } = open()
  clock.jump(-9500)
  time.learn(at(0), clock.monotonic())
  expect(told).toEqual([])
  time.learn(at(11_000), clock.monotonic() - 1)
  expect(told).toEqual([21_001])
})

it('takes an answer of more than a minute for a lower bound only', async () => {
  const { clock, time, told } = open()
  await clock.elapse(60_001)
  time.learn(at(3_600_000), clock.monotonic() - 60_001)
  expect(time.now()).toBe(START + 3_600_000)
  expect([told, time.doubtful()]).toEqual([[], true])
  time.learn(at(0), clock.monotonic() - 60_000)
  expect([time.now(), time.doubtful()]).toEqual([START + 30_500, false])
})

it('follows the wall clock forward, but never backward', async () => {
  const { clock, time } = open()
  clock.jump(3_600_000)
  expect(time.now()).toBe(START + 3_600_000)
  clock.jump(-7_200_000)
  expect(time.now()).toBe(START + 3_600_000)
  await clock.elapse(1000)
  expect(time.now()).toBe(START + 3_601_000)
  // An answer of Zoho's sets it right again.
  time.learn(at(1000), clock.monotonic())
  expect(time.now()).toBe(START + 1500)
})

it('takes what others wrote for a lower bound, until an answer has told the time', () => {
  const { clock, time } = open()
  time.witness(START - 1)
  time.witness(START)
  expect([time.now(), time.doubtful()]).toEqual([START, false])
  time.witness(START + 5000)
  expect([time.now(), time.doubtful()]).toEqual([START + 5000, true])
  time.witness(START + 4000)
  expect(time.now()).toBe(START + 5000)
  time.learn(at(0), clock.monotonic())
  expect(time.doubtful()).toBe(false)
  time.witness(START + 9000)
  expect([time.now(), time.doubtful()]).toEqual([START + 500, false])
})
