import { expect, test } from 'vitest'
import { fileList, multiline, removed, tagList, zohoDate, zohoDateTime } from '../src/index.ts'

const TIME = Date.parse('2026-01-05T23:30:15.678Z')

test.each([
  ['+00:00', '2026-01-05T23:30:15+00:00', '2026-01-05'],
  ['+05:30', '2026-01-06T05:00:15+05:30', '2026-01-06'],
  ['-08:00', '2026-01-05T15:30:15-08:00', '2026-01-05'],
  ['+14:00', '2026-01-06T13:30:15+14:00', '2026-01-06'],
])('a time at %s', (offset, time, date) => {
  expect(zohoDateTime(new Date(TIME), offset)).toBe(time)
  expect(zohoDateTime(TIME, offset)).toBe(time)
  expect(zohoDate(TIME, offset)).toBe(date)
})

test.each(['', 'Z', '5:30', '+5:30', '+15:00', '+05:60', '+05:30 ', null, 5])('%j is no offset', (offset) => {
  expect(() => zohoDateTime(TIME, offset as string)).toThrow(/not an offset/)
})

test.each([Number.NaN, new Date(Number.NaN), Infinity, 8.64e15, '2026-01-05' as never])(
  '%s is no time',
  (time) => {
    expect(() => zohoDateTime(time)).toThrow(/not a time/)
    expect(() => zohoDate(time)).toThrow(/not a time/)
  },
)

test('lines, rows that go, tags and files', () => {
  expect(multiline('12 High Street', 'Pune\r\nIndia\r')).toBe('12 High Street\nPune\nIndia\n')
  expect(removed(12n)).toEqual({ id: '12', _delete: null })
  expect(() => removed(12 as never)).toThrow(/not a valid row ID/)
  expect(tagList('hot', 'new')).toEqual([{ name: 'hot' }, { name: 'new' }])
  expect(fileList('a1b2')).toEqual([{ File_Id__s: 'a1b2' }])
})
