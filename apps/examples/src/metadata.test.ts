import { createClient, scopesFor, type Client } from '@x/client'
import { createEmulator, issueGrant } from '@x/emulator'
import { createFields, listFields, listLayouts, listModules } from '@x/metadata'
import { createRecords } from '@x/records'
import { expect, test } from 'vitest'
import { externalNumber, mandatoryFields, usableModules, withoutPersonalData } from './metadata.ts'

const scopes = scopesFor(listModules, listFields, listLayouts, createFields, createRecords, 'Leads')

function open(): Client {
  const emulator = createEmulator()
  const { accessToken: value, apiDomain } = issueGrant(emulator, { dc: 'eu', scopes })
  const { fetch, clock } = emulator
  return createClient({ token: () => ({ value, apiDomain }), fetch, clock })
}

test('modules that can be used', async () => {
  const names = (await usableModules(open())).map(({ api_name: name }) => name)
  expect(names).toContain('Leads')
  expect(names).not.toContain('Home')
})

test('what a layout asks for', async () => {
  const zoho = open()
  const [layout] = await listLayouts(zoho, 'Leads')
  expect(await mandatoryFields(zoho, 'Leads', layout?.id ?? '')).toContain('Last_Name')
  expect(await mandatoryFields(zoho, 'Leads', '1')).toEqual([])
})

test('what must not get into a log', async () => {
  const [field] = await listFields(open(), 'Leads')
  if (field === undefined) throw new Error('Leads have no field.')
  const email = { ...field, api_name: 'Email', private: { type: 'High', restricted: false, export: false } }
  const record = { Email: 'boyle@zylker.example', City: 'Berlin' }
  expect(withoutPersonalData(record, [field, email])).toEqual({ City: 'Berlin' })
})

test('a field of an integration is made once, and takes values', async () => {
  const zoho = open()
  const name = await externalNumber(zoho, 'Leads')
  expect(await externalNumber(zoho, 'Leads')).toBe(name)
  const before = (await listFields(zoho, 'Leads')).filter((field) => field.custom_field)
  expect(before.map(({ api_name: each }) => each)).toContain(name)
  const [result] = await createRecords(zoho, 'Leads', [
    { Last_Name: 'Boyle', Company: 'Zylker', [name]: 'A-17' },
  ])
  expect(result).toMatchObject({ ok: true })
})
