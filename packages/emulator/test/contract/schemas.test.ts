import { describe, expect, test } from 'vitest'
import { createSchemas } from '@x/described-answers/schemas'

/** What a schema has against a value, a line each. */
function complaints(schema: unknown, value: unknown, document: unknown = {}): readonly string[] {
  const schemas = createSchemas()
  schemas.add(document, 'a.json')
  return schemas
    .check(schema as never, 'a.json', value)
    .map(({ place, message, extra }) => [place, message, extra].filter((each) => each).join(' '))
}

const choices = [{ type: 'string' }, { minimum: 5, type: 'number' }]
const closed = { properties: { a: {} }, additionalProperties: false }
const open = { allOf: [{ properties: { a: {} } }], properties: { b: {} }, unevaluatedProperties: false }
const document = {
  'a/b': { c: { type: 'string' } },
  tree: { properties: { child: { $ref: '#/tree' }, name: { type: 'string' } } },
}

describe('a schema of a description', () => {
  test.each<readonly [string, unknown, fits: readonly unknown[], not: unknown, complaint: readonly string[]]>(
    [
      ['type', { type: 'string' }, ['', 'x'], 5, ['must be string']],
      ['integer', { type: 'integer' }, [5, -0], 5.5, ['must be integer']],
      ['object', { type: 'object' }, [{}], [], ['must be object']],
      ['array', { type: 'array' }, [[]], {}, ['must be array']],
      ['null', { type: 'null' }, [null], {}, ['must be null']],
      ['types', { type: ['string', 'null'] }, ['', null], undefined, ['must be string,null']],
      ['nullable', { type: 'number', nullable: true }, [null, 1], '1', ['must be number,null']],
      ['not nullable', { type: 'number' }, [1], null, ['must be number']],
      ['enum', { enum: ['a', [1]] }, ['a', [1]], [2], ['must be equal to one of the allowed values']],
      ['const', { const: { a: 1 } }, [{ a: 1 }], { a: 1, b: 2 }, ['must be equal to constant']],
      ['minimum', { minimum: 2 }, [2, '1'], 1, ['must be >= 2']],
      ['maximum', { maximum: 2 }, [2, '3'], 3, ['must be <= 2']],
      ['minLength', { minLength: 2 }, ['ab', 1], '😀', ['must NOT have fewer than 2 characters']],
      ['maxLength', { maxLength: 1 }, ['😀', 11], 'ab', ['must NOT have more than 1 characters']],
      ['minItems', { minItems: 1 }, [[1], ''], [], ['must NOT have fewer than 1 items']],
      ['maxItems', { maxItems: 1 }, [[1], 'ab'], [1, 2], ['must NOT have more than 1 items']],
      ['minProperties', { minProperties: 1 }, [{ a: 1 }, []], {}, ['must NOT have fewer than 1 properties']],
      ['maxProperties', { maxProperties: 0 }, [{}, [1]], { a: 1 }, ['must NOT have more than 0 properties']],
      ['pattern', { pattern: '^.$' }, ['😀', 12], 'ab', ['must match pattern "^.$"']],
      ['date', { format: 'date' }, ['2026-02-28', 1], '2026-02-30', ['must match format "date"']],
      [
        'a time',
        { format: 'date-time' },
        ['2026-01-01T00:00:00+02:00'],
        '2026',
        ['must match format "date-time"'],
      ],
      ['int32', { format: 'int32' }, [2147483647, 'x'], 2147483648, ['must match format "int32"']],
      ['unknown formats', { format: 'odd', type: 'string' }, ['x'], 1, ['must be string']],
      ['required', { required: ['a'] }, [{ a: null }, []], {}, ["must have required property 'a'"]],
      [
        'properties',
        { properties: { 'a/b': { type: 'null' } } },
        [{}, { 'a/b': null }],
        { 'a/b': 1 },
        ['/a~1b must be null'],
      ],
      ['no others', closed, [{ a: 1 }, []], { a: 1, b: 2 }, ['must NOT have additional properties b']],
      ['others', { additionalProperties: { type: 'null' } }, [{ a: null }], { a: 1 }, ['/a must be null']],
      ['unevaluated', open, [{ a: 1, b: 2 }], { c: 3 }, ['must NOT have unevaluated properties c']],
      ['items', { items: { type: 'null' } }, [[null], []], [null, 1], ['/1 must be null']],
      [
        'uniqueItems',
        { uniqueItems: true },
        [[1, 2]],
        [{ a: 1 }, { a: 1 }],
        ['must NOT have duplicate items'],
      ],
      [
        'contains',
        { contains: { type: 'null' } },
        [[1, null]],
        [],
        ['must contain at least 1 valid item(s)'],
      ],
      ['allOf', { allOf: choices }, [], 'x', ['must be number']],
      [
        'anyOf',
        { anyOf: choices },
        ['x', 5],
        null,
        ['must be string', 'must be number', 'must match a schema in anyOf'],
      ],
      [
        'oneOf',
        { oneOf: [{ type: 'number' }, { minimum: 5 }] },
        [4, 'x'],
        5,
        ['must match exactly one schema in oneOf'],
      ],
      ['false', false, [], 1, ['boolean schema is false']],
      ['$ref', { $ref: '#/a~1b/c' }, ['x'], 1, ['must be string']],
      [
        'a tree',
        { $ref: '#/tree' },
        [{ child: { child: { name: 'x' } } }],
        { child: { name: 1 } },
        ['/child/name must be string'],
      ],
    ],
  )('%s', (_name, schema, fits, not, complaint) => {
    for (const value of fits) expect(complaints(schema, value, document)).toEqual([])
    expect(complaints(schema, not, document)).toEqual(complaint)
  })

  test('is not passed over where it says what is unknown here', () => {
    expect(() => complaints({ multipleOf: 2 }, 3)).toThrow('multipleOf')
    expect(() => complaints({ $ref: '#/x' }, 3)).toThrow('a.json#/x')
  })
})
