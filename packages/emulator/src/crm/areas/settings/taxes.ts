import { badPathId, fault, noContent, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { nextId, type OrgData } from '../../data.ts'
import type { Field, Place } from '../../fields/field.ts'
import { readRow } from '../../fields/read-row.ts'
import { invalid, invalidId, RowFault } from '../../fields/row-fault.ts'
import { knownRows } from '../../known-rows.ts'
import { isJsonObject, own, type Json } from '../../../json.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { answerOne } from '../../rows/answer-one.ts'
import { keepSetting } from './setting-row.ts'

const KEY = 'org_taxes'

interface Tax {
  readonly id: string
  readonly name: string
  readonly display_label: string
  readonly value: number
  readonly sequence_number: number
}

interface Taxes {
  readonly taxes: readonly Tax[]
  readonly preference: { readonly auto_populate_tax: boolean; readonly modify_tax_rates: boolean }
}

const fields: readonly Field[] = [
  { api_name: 'name', data_type: 'text', length: 50, system_mandatory: true },
  { api_name: 'value', data_type: 'double', system_mandatory: true },
  { api_name: 'display_label', data_type: 'text', length: 50 },
  { api_name: 'sequence_number', data_type: 'integer' },
]
const preference: Field = {
  api_name: 'preference',
  data_type: 'object',
  fields: ['auto_populate_tax', 'modify_tax_rates'].map((name): Field => ({
    api_name: name,
    data_type: 'boolean',
  })),
}

function taxesOf({ settings }: OrgData): Taxes {
  const usual: Taxes = { taxes: [], preference: { auto_populate_tax: false, modify_tax_rates: false } }
  return { ...usual, ...settings.get(KEY)?.value }
}

/** `GET /org/taxes` */
export function listTaxes({ data }: Call): CrmAnswer {
  const taxes = taxesOf(data)
  return taxes.taxes.length === 0 ? noContent : ok({ [KEY]: taxes })
}

/** `GET /org/taxes/{tax}` */
export function getTax({ data, id }: Call): CrmAnswer {
  const { taxes, ...rest } = taxesOf(data)
  const found = taxes.filter((tax) => tax.id === id)
  if (found.length === 0) throw new Refusal(badPathId(2))
  return ok({ [KEY]: { taxes: found, ...rest } })
}

/** `PUT /org/taxes`: adds, changes and removes, all or none. */
export function updateTaxes(call: Call): CrmAnswer {
  return answerOne(call, KEY, 200, (sent, path) => {
    const before = taxesOf(call.data)
    const at = (name: string): Place => ({ api_name: name, json_path: `${path}.${name}` })
    if (!isJsonObject(sent))
      throw invalid({ api_name: KEY, json_path: path }, { expected_data_type: 'jsonobject' })
    const [rows, chosen] = [own(sent, 'taxes'), own(sent, 'preference')]
    if (rows === undefined && chosen === undefined) {
      const expected = [at('taxes'), at('preference')]
      throw new RowFault(
        fault('EXPECTED_FIELD_MISSING', 'one of the fields is expected', { expected_fields: expected }),
      )
    }
    const read = readRow(sent, [preference], path, knownRows(call), 'update') as {
      preference?: Partial<Taxes['preference']>
    }
    const taxes = rows === undefined ? before.taxes : changed(before.taxes, rows, at('taxes'), call)
    keepSetting(call.data.settings, KEY, { taxes, preference: { ...before.preference, ...read.preference } })
    return { details: {}, message: 'Taxes updated successfully' }
  })
}

/** @throws RowFault */
function changed(before: readonly Tax[], rows: unknown, place: Place, call: Call): readonly Tax[] {
  if (!Array.isArray(rows)) throw invalid(place, { expected_data_type: 'jsonarray' })
  const kept = new Map(before.map((tax) => [tax.id, tax]))
  const wanted = new Set<unknown>()
  for (const [index, row] of rows.entries()) {
    const path = `${place.json_path}[${index}]`
    if (!isJsonObject(row)) throw invalid(place, { expected_data_type: 'jsonobject' })
    const id = own(row, 'id')
    const old = typeof id === 'string' ? kept.get(id) : undefined
    if (id !== undefined && old === undefined) throw invalidId({ api_name: 'id', json_path: `${path}.id` })
    if (Object.hasOwn(row, '_delete')) {
      if (old !== undefined) kept.delete(old.id)
      continue
    }
    const number = own(row, 'sequence_number')
    if (number !== undefined && wanted.has(number))
      throw invalid({ api_name: 'sequence_number', json_path: `${path}.sequence_number` })
    wanted.add(number)
    const tax = readTax(row, old, path, kept.size, call)
    kept.set(tax.id, tax)
  }
  return inOrder([...kept.values()], place)
}

function readTax(row: Json, old: Tax | undefined, path: string, count: number, call: Call): Tax {
  const values = readRow(row, fields, path, knownRows(call), old === undefined ? 'create' : 'update')
  const usual = { display_label: values['name'], sequence_number: count + 1 }
  // The fields say what the values are.
  return { ...usual, ...old, ...values, id: old?.id ?? nextId(call.data) } as Tax
}

/** Numbered from 1; names differ. @throws RowFault */
function inOrder(taxes: readonly Tax[], place: Place): readonly Tax[] {
  const names = taxes.map(({ name }) => name.toLowerCase())
  if (new Set(names).size < names.length)
    throw new RowFault(fault('DUPLICATE_DATA', 'duplicate data', { ...place }))
  const bad = taxes.find(({ sequence_number: number }) => number < 1 || number > taxes.length)
  if (bad !== undefined)
    throw invalid({ ...place, api_name: 'sequence_number' }, { range: { from: 1, to: taxes.length } })
  return taxes
    .toSorted((one, other) => one.sequence_number - other.sequence_number)
    .map((tax, index) => ({ ...tax, sequence_number: index + 1 }))
}
