import { describe, expect, test } from 'vitest'
import { moveTime, offsetOf, writeTime } from './time.ts'

describe('times as Zoho writes them', () => {
  test.each([
    ['2026-06-01T12:00:00Z', 'Europe/Dublin', '2026-06-01T13:00:00+01:00'],
    ['2026-01-01T12:00:00Z', 'Europe/Dublin', '2026-01-01T12:00:00+00:00'],
    ['2026-06-01T13:00:00+01:00', 'Europe/Dublin', '2026-06-01T13:00:00+01:00'],
    ['2026-06-01T13:00:00+01:00', 'Asia/Kolkata', '2026-06-01T17:30:00+05:30'],
    ['2026-06-01T13:00:00+01:00', 'America/St_Johns', '2026-06-01T09:30:00-02:30'],
    // An hour before and after clocks go back: the same reading of the clock twice.
    ['2026-10-25T00:30:00Z', 'Europe/Dublin', '2026-10-25T01:30:00+01:00'],
    ['2026-10-25T01:30:00Z', 'Europe/Dublin', '2026-10-25T01:30:00+00:00'],
  ])('%s in %s is %s', (text, zone, shown) => {
    expect(moveTime(text, zone)).toBe(shown)
    // Once more: what was moved is remembered.
    expect(moveTime(text, zone)).toBe(shown)
    expect(writeTime(Date.parse(text), zone)).toBe(shown)
    expect(Date.parse(shown)).toBe(Date.parse(text))
  })

  test('offsets are those of the instant', () => {
    expect(offsetOf(Date.UTC(2026, 5, 1), 'Asia/Kolkata')).toBe(19_800_000)
    expect(offsetOf(Date.UTC(2026, 0, 1), 'America/St_Johns')).toBe(-12_600_000)
  })
})
