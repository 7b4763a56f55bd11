import { expect, test } from 'vitest'
import { privateFields, type Field } from '../src/index.ts'

/** A field of which only what is asked for is known. */
function field(part: Partial<Field>): Field {
  return {
    id: '1',
    api_name: 'F',
    hipaa_compliance: null,
    hipaa_compliance_enabled: false,
    crypt: null,
    ...part,
  } as Field
}

test('a field that is neither personal nor encrypted is left out, with or without privacy settings', () => {
  expect(privateFields([field({}), field({ private: null })])).toEqual([])
})

test('personal data: whether the API hides it, whether exports leave it out', () => {
  const given = [
    field({ private: { type: 'High', restricted: true, export: true } }),
    field({ private: { type: 'Low', restricted: false, export: false } }),
  ]
  expect(privateFields(given)).toEqual([
    {
      id: '1',
      api_name: 'F',
      personal: 'High',
      health: false,
      restricted: true,
      exported: false,
      encrypted: false,
    },
    {
      id: '1',
      api_name: 'F',
      personal: 'Low',
      health: false,
      restricted: false,
      exported: true,
      encrypted: false,
    },
  ])
})

test('health data and encryption', () => {
  const given = [
    field({
      hipaa_compliance_enabled: true,
      hipaa_compliance: { restricted: true, restricted_in_export: true },
    }),
    field({ crypt: { mode: 'encryption', status: 1 } }),
    field({ crypt: { mode: 'decryption', status: 2 } }),
  ]
  expect(privateFields(given)).toEqual([
    {
      id: '1',
      api_name: 'F',
      personal: undefined,
      health: true,
      restricted: true,
      exported: false,
      encrypted: false,
    },
    {
      id: '1',
      api_name: 'F',
      personal: undefined,
      health: false,
      restricted: false,
      exported: true,
      encrypted: true,
    },
  ])
})
