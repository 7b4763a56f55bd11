import { describe, expect, test } from 'vitest'
import { comparatorOf, comparatorsOf, type Comparator, type Dialect } from './comparators.ts'
import type { DataType, Field } from './field.ts'
import { matcherOf } from './matches.ts'

type Rest = Partial<Omit<Field, 'data_type'>>
const field = (type: DataType, rest: Rest = {}): Field => ({ api_name: 'F', data_type: type, ...rest })
const options = [{ display_value: 'Online Store', actual_value: 'OnlineStore' }]

describe('a stored value', () => {
  test.each<[DataType, unknown, Comparator, unknown, boolean, Rest?]>([
    ['text', 'Zylker', 'equal', 'zylker', true],
    ['text', 'Zylker', 'not_equal', 'zylker', false],
    ['text', 'Zylker', 'starts_with', 'zy', true],
    ['text', 'Zylker', 'ends_with', 'KER', true],
    ['text', 'Zylker', 'contains', 'lk', true],
    ['text', 'Zylker', 'not_contains', 'lk', false],
    ['text', 'Zylker', 'in', ['a', 'ZYLKER'], true],
    ['text', 'Zylker', 'not_in', ['a', 'ZYLKER'], false],
    ['text', 'Zylker', 'like', 'zyl%', true],
    ['text', 'Zylker', 'like', '%ker', true],
    ['text', 'Zylker', 'like', '%lk%', true],
    ['text', 'Zylker', 'like', 'zylker', true],
    ['text', 'Zylker', 'like', 'zylk', false],
    ['text', 'aba', 'like', 'ab%ba', false],
    ['text', 'a.b.c', 'like', 'a%b%c', true],
    ['text', 'Zylker', 'not_like', '%lk%', false],
    ['text', 'b', 'between', ['a', 'c'], true],
    ['email', 'a@b.com', 'equal', 'A@B.com', true],
    ['textarea', 'first\nsecond', 'contains', 'second', true],
    ['autonumber', 'INV-7', 'equal', 'inv-7', true],
    ['picklist', 'Online Store', 'equal', 'OnlineStore', true, { pick_list_values: options }],
    ['picklist', 'Online Store', 'in', ['Online Store'], true, { pick_list_values: options }],
    ['multiselectpicklist', ['German', 'English'], 'equal', 'English;German', true],
    ['multiselectpicklist', ['German', 'English'], 'equal', 'English', false],
    ['multiselectpicklist', ['German'], 'not_equal', 'English', true],
    ['multiselectpicklist', ['German', 'English'], 'in', ['english', 'Tamil'], true],
    ['multiselectpicklist', ['German', 'English'], 'not_in', ['Tamil'], true],
    ['multiselectpicklist', ['German', 'English'], 'starts_with', 'ger', true],
    ['multiselectpicklist', ['German', 'English'], 'not_contains', 'ger', false],
    ['multiselectpicklist', ['German', 'English'], 'include_all', ['German', 'Tamil'], false],
    ['multiselectpicklist', ['German', 'English'], 'include_any', ['German', 'Tamil'], true],
    ['multiselectpicklist', ['German', 'English'], 'exclude_all', ['German', 'Tamil'], true],
    ['multiselectpicklist', ['German', 'English'], 'exclude_any', ['German', 'Tamil'], false],
    ['integer', 10, 'greater_than', '9', true],
    ['integer', 10, 'less_equal', 10, true],
    ['currency', 10.5, 'between', ['10', '11'], true],
    ['currency', 10.5, 'not_between', ['10', '11'], false],
    ['double', 9, 'less_than', 10, true],
    ['bigint', '0012345600012', 'equal', '12345600012', true],
    ['bigint', '999999999999999999', 'less_than', '1000000000000000000', true],
    ['date', '2026-03-02', 'greater_equal', '2026-03-02', true],
    ['datetime', '2026-03-02T12:00:00+05:30', 'equal', '2026-03-02T06:30:00Z', true],
    ['boolean', true, 'equal', 'true', true],
    ['boolean', false, 'not_equal', true, true],
    ['lookup', { id: '7' }, 'equal', '7', true],
    ['ownerlookup', { id: '7' }, 'in', [{ id: '7' }, '8'], true],
    ['formula', 5, 'greater_than', 4, true, { formula: { return_type: 'double' } }],
    ['rollup_summary', 5, 'equal', '5', true],
    ['text', null, 'is_null', undefined, true],
    ['text', '', 'equal', '${EMPTY}', true],
    ['multiselectpicklist', [], 'is_null', undefined, true],
    ['text', 'a', 'is_not_null', undefined, true],
    ['text', 'a', 'not_equal', '${EMPTY}', true],
    ['text', 'a', 'equal', '${NOTEMPTY}', true],
    ['text', null, 'not_equal', 'a', false],
    ['integer', undefined, 'less_than', 5, false],
  ])('of %s %j is %s %j: %j', (type, stored, comparator, operand, expected, rest) => {
    const matcher = matcherOf(field(type, rest), comparator, operand)
    if (typeof matcher !== 'function') throw new Error(matcher.expected_data_type)
    expect(matcher(stored)).toBe(expected)
  })

  test.each<[DataType, Comparator, unknown, string]>([
    ['integer', 'equal', 'many', 'double'],
    ['integer', 'equal', 'Infinity', 'double'],
    ['integer', 'between', [1], 'double'],
    ['integer', 'between', [1, 2, 3], 'double'],
    ['integer', 'equal', [], 'double'],
    ['bigint', 'equal', '1.5', 'bigint'],
    ['date', 'equal', '2026-02-30', 'date'],
    ['datetime', 'equal', '2026-03-02T06:30:00.000Z', 'datetime'],
    ['boolean', 'equal', 1, 'boolean'],
    ['lookup', 'equal', 'Zylker', 'bigint'],
    ['ownerlookup', 'equal', { ['__proto__']: { id: '7' } }, 'bigint'],
    ['text', 'equal', {}, 'text'],
    ['text', 'include_all', ['a'], 'text'],
    ['multiselectpicklist', 'starts_with', ['a', 'b'], 'text'],
    ['subform', 'equal', 'a', 'subform'],
  ])('of %s is not asked %s %j', (type, comparator, operand, expected) => {
    expect(matcherOf(field(type), comparator, operand)).toEqual({ expected_data_type: expected })
  })
})

describe('words of a dialect', () => {
  test.each<[Dialect, string, Comparator | undefined]>([
    ['search', 'equals', 'equal'],
    ['search', 'like', undefined],
    ['search', 'constructor', undefined],
    ['coql', '>=', 'greater_equal'],
    ['coql', 'is not null', 'is_not_null'],
    ['criteria', 'exclude_any', 'exclude_any'],
    ['criteria', 'equals', undefined],
  ])('%s: %s means %s', (dialect, word, comparator) => {
    expect(comparatorOf(word, dialect)).toBe(comparator)
  })

  test.each<[Dialect, DataType, string, Rest?]>([
    ['search', 'textarea', 'equal not_equal starts_with'],
    ['search', 'autonumber', 'equal in not_equal'],
    ['search', 'multiselectpicklist', 'equal in not_equal starts_with'],
    ['search', 'boolean', 'equal not_equal'],
    ['search', 'text', 'equal', { crypt: { mode: 'encryption' } }],
    ['coql', 'lookup', 'equal in is_not_null is_null not_equal not_in'],
    ['coql', 'boolean', 'equal'],
    ['coql', 'textarea', ''],
    ['coql', 'formula', 'equal is_not_null is_null', { formula: { return_type: 'boolean' } }],
    ['coql', 'text', 'is_not_null is_null', { crypt: { mode: 'encryption' } }],
    ['coql', 'double', 'equal is_not_null is_null not_equal', { crypt: { mode: 'encryption' } }],
    ['coql', 'text', 'equal in is_not_null is_null like not_equal not_in not_like', { crypt: {} }],
    ['criteria', 'boolean', 'equal not_equal'],
    ['criteria', 'fileupload', ''],
  ])('%s compares %s by %s', (dialect, type, words, rest) => {
    expect([...comparatorsOf(field(type, rest), dialect)].toSorted().join(' ')).toBe(words)
  })
})
