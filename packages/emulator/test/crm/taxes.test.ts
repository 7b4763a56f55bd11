import { expect, test } from 'vitest'
import { setUpCrm } from './setup.ts'

const vat = { name: 'VAT', value: 21 }

test('taxes are added, changed and removed in one call, all or none', () => {
  const { call } = setUpCrm()
  const put = (org_taxes: unknown): unknown =>
    (call('PUT /org/taxes', { org_taxes }).body as { org_taxes: { code: string } }).org_taxes.code
  const list = (): { id: string; name: string; sequence_number: number }[] =>
    (call('GET /org/taxes').body as { org_taxes: { taxes: never[] } }).org_taxes.taxes
  expect(call('GET /org/taxes').status).toBe(204)
  expect(put({ taxes: [vat, { name: 'Excise', value: 3 }] })).toBe('SUCCESS')
  const [first, second] = list()
  expect(
    put({
      taxes: [
        { id: second?.id, sequence_number: 1 },
        { id: first?.id, sequence_number: 1 },
      ],
    }),
  ).toBe('INVALID_DATA')
  expect(
    put({
      taxes: [
        { id: first?.id, _delete: null },
        { name: 'City', value: 1, sequence_number: 9 },
      ],
    }),
  ).toBe('INVALID_DATA')
  expect(list().map(({ name }) => name)).toEqual(['VAT', 'Excise'])
  expect(
    put({
      taxes: [
        { id: first?.id, _delete: null },
        { name: 'City', value: 1, sequence_number: 1 },
      ],
    }),
  ).toBe('SUCCESS')
  expect(list().map(({ name, sequence_number: number }) => [name, number])).toEqual([
    ['City', 1],
    ['Excise', 2],
  ])
  expect(put({ preference: { auto_populate_tax: true } })).toBe('SUCCESS')
  expect(call('GET /org/taxes').body).toMatchObject({
    org_taxes: { preference: { auto_populate_tax: true, modify_tax_rates: false } },
  })
  expect([
    put({}),
    put({ taxes: [{ value: 1 }] }),
    put({ taxes: [{ name: 'city', value: 1 }] }),
    put({ taxes: 5 }),
  ]).toEqual(['EXPECTED_FIELD_MISSING', 'MANDATORY_NOT_FOUND', 'DUPLICATE_DATA', 'INVALID_DATA'])
  expect(call('GET /org/taxes/1').status).toBe(400)
})
