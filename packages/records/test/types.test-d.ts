import type { Client, Page } from '@x/client'
import { expectTypeOf, test } from 'vitest'
import {
  createRecords,
  eachRecord,
  getRecord,
  listRecords,
  searchRecords,
  updateRecord,
  updateRecords,
  upsertRecords,
} from '../src/index.ts'
import * as acme from './acme.ts'

declare const zoho: Client

test('a list gives the fields that were asked for, and the id', () => {
  const fields = ['Last_Name', 'Owner', '$approval_state'] as const
  expectTypeOf(listRecords(zoho, acme.Leads, { fields })).resolves.toEqualTypeOf<
    Page<Pick<acme.LeadRow, 'id' | 'Last_Name' | 'Owner'>>
  >()
  expectTypeOf(eachRecord(zoho, acme.Leads, { fields: ['Company'] })).toEqualTypeOf<
    AsyncGenerator<Pick<acme.LeadRow, 'id' | 'Company'>, void, undefined>
  >()
  // @ts-expect-error no such field
  void listRecords(zoho, acme.Leads, { fields: ['Nope'] })
  // @ts-expect-error Zoho wants fields
  void listRecords(zoho, acme.Leads, {})
})

test('of a module by its plain name nothing is known but the id', async () => {
  const { items } = await listRecords(zoho, 'Boats', { fields: ['Length'] })
  expectTypeOf(items[0]?.['Length']).toEqualTypeOf<unknown>()
  expectTypeOf(items[0]?.id).toEqualTypeOf<string | undefined>()
})

test('one record has all fields, or those that were asked for', () => {
  expectTypeOf(getRecord(zoho, acme.Leads, '1')).resolves.toEqualTypeOf<acme.LeadRow | undefined>()
  expectTypeOf(getRecord(zoho, acme.Leads, '1', { fields: ['Company'] })).resolves.toEqualTypeOf<
    Pick<acme.LeadRow, 'id' | 'Company'> | undefined
  >()
})

test('a new record has what it needs, and nothing that only Zoho writes', () => {
  expectTypeOf(
    createRecords(zoho, acme.Leads, [{ Last_Name: 'Boyle', Owner: { id: 1n } }], { trigger: [] }),
  ).resolves.toExtend<object>()
  // @ts-expect-error mandatory
  void createRecords(zoho, acme.Leads, [{ Company: 'Zylker' }])
  // @ts-expect-error a formula
  void createRecords(zoho, acme.Leads, [{ Last_Name: 'Boyle', Full_Name: 'P. Boyle' }])
  // @ts-expect-error no such choice
  void createRecords(zoho, acme.Leads, [{ Last_Name: 'Boyle', Lead_Source: 'Cold Cal' }])
})

test('changes are of rows with an id, or named by an external field', () => {
  expectTypeOf(updateRecord(zoho, acme.Leads, '1', { Company: null })).resolves.toExtend<object>()
  void updateRecords(zoho, acme.Leads, [{ id: '1', Company: null }])
  void updateRecords(zoho, 'Boats', [{ No: 'A-1', Length: 3 }], { external: 'No' })
  void upsertRecords(zoho, acme.Leads, [{ Last_Name: 'Boyle' }, { id: '1', Company: null }])
  // @ts-expect-error which record?
  void updateRecords(zoho, acme.Leads, [{ Company: null }])
  // @ts-expect-error an id has lost digits as a number
  void updateRecords(zoho, acme.Leads, [{ id: 1 }])
})

test('a search is by one thing', () => {
  expectTypeOf(
    searchRecords(zoho, acme.Leads, { word: 'zylker', fields: ['Company'] }),
  ).resolves.toEqualTypeOf<Page<Pick<acme.LeadRow, 'id' | 'Company'>>>()
  // @ts-expect-error by nothing
  void searchRecords(zoho, acme.Leads, { fields: ['Company'] })
  // @ts-expect-error by two
  void searchRecords(zoho, acme.Leads, { word: 'zylker', email: 'a@b.example' })
})
