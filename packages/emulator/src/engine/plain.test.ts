import { describe, expect, it } from 'vitest'
import { copyPlain, freezePlain } from './plain.ts'

/** An array in an array, so many levels deep, around something. */
function nest(levels: number, inside: unknown = 1): unknown {
  let value = inside
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { value }
  return value
}

const tooDeep = 'A row is nested more than 64 levels deep.'

describe('plain data', () => {
  it('is frozen to the bottom', () => {
    const value = { list: [{ deep: { text: 'x' } }], number: 1, flag: true, nothing: null }
    expect(freezePlain(value)).toBe(value)
    for (const each of [value, value.list, value.list[0], value.list[0]?.deep])
      expect(Object.isFrozen(each)).toBe(true)
  })

  it('is copied unless it is frozen to the bottom', () => {
    const value = { list: [{ deep: { text: 'x' } }], empty: null, other: { a: 1 } }
    const copy = copyPlain(value)
    expect(copy).toEqual(value)
    expect(copy).not.toBe(value)
    expect(copy.list[0]?.deep).not.toBe(value.list[0]?.deep)
    expect(copy.other).not.toBe(value.other)
    expect(Object.isFrozen(copy.list[0]?.deep)).toBe(true)
    expect(Object.isFrozen(value.list[0]?.deep)).toBe(false)
    expect(copyPlain(copy)).toBe(copy)
    const half = Object.freeze({ one: Object.freeze({}), other: { a: 1 } })
    expect(copyPlain(half)).not.toBe(half)
    expect(Object.isFrozen(copyPlain(half).other)).toBe(true)
  })

  it.each([
    ['frozen', freezePlain],
    ['copied', copyPlain],
  ])('is %s 64 levels deep, and no deeper', (_how, work) => {
    expect(work(nest(65, 'x'))).toEqual(nest(65, 'x'))
    expect(() => work(nest(66))).toThrow(new TypeError(tooDeep))
    expect(() => work(Object.freeze(nest(66)))).toThrow(new TypeError(tooDeep))
  })

  it.each([
    [undefined, 'undefined'],
    [() => 1, 'function'],
    [1n, 'bigint'],
    [Symbol('x'), 'symbol'],
    [Number.NaN, 'number'],
    [Number.POSITIVE_INFINITY, 'number'],
  ])('is not %s', (value, type) => {
    const told = (name: string): TypeError =>
      new TypeError(`JSON cannot carry what a row holds in "${name}" (${type}).`)
    expect(() => freezePlain(value)).toThrow(told('id'))
    expect(() => freezePlain({ a: { b: [value] } })).toThrow(told('b'))
    expect(() => copyPlain(Object.freeze({ a: value }))).toThrow(told('a'))
  })

  it('has no class, but may have no prototype', () => {
    const refusal = new TypeError('A row holds an object with a class.')
    for (const value of [
      new Date(0),
      new Map(),
      new (class {
        readonly a = 1
      })(),
    ]) {
      expect(() => freezePlain({ value })).toThrow(refusal)
      expect(() => copyPlain({ value })).toThrow(refusal)
    }
    const bare = Object.assign(Object.create(null) as object, { a: 1 })
    expect(freezePlain({ bare })).toEqual({ bare: { a: 1 } })
    expect(copyPlain({ bare })).toEqual({ bare: { a: 1 } })
  })
})
