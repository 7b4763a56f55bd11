import { expect, test } from 'vitest'
import { moduleScope } from './module-scope.ts'
import { scopesFor } from './scopes-for.ts'

const roles = { scopes: ['ZohoCRM.settings.roles.READ'] }
const records = { scopes: ['ZohoCRM.modules.{module}.READ', 'ZohoCRM.settings.roles.READ'] }

test('scopes of operations, each once, and those of modules filled', () => {
  expect(scopesFor(roles, roles)).toEqual(roles.scopes)
  const expected = [
    'ZohoCRM.modules.leads.READ',
    'ZohoCRM.modules.custom.READ',
    'ZohoCRM.settings.roles.READ',
  ]
  expect(scopesFor(records, 'Leads', 'Visits')).toEqual(expected)
  expect(scopesFor([records, 'Leads', 'Visits'])).toEqual(expected)
  expect(() => scopesFor(records)).toThrow(/Name the modules/)
})

test.each([
  ['Leads', 'leads'],
  ['Price_Books', 'pricebooks'],
  ['Sales_Orders', 'salesorders'],
  ['Services__s', 'services'],
  ['Appointments_Rescheduled_History__s', 'appointments_rescheduled_history'],
  ['Entity_Scores__s', 'entity_scores'],
  ['Locking_Information__s', 'lockinginformation'],
  ['Visits', 'custom'],
  ['constructor', 'custom'],
])('%s is called %s in a scope', (module, name) => {
  expect(moduleScope(module)).toBe(name)
})
