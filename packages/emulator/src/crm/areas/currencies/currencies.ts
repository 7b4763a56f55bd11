import { fault, flat, noContent, ok } from '../../answers.ts'
import type { Call, Operation } from '../../call.ts'
import { nextId, orgOf } from '../../data.ts'
import type { Place } from '../../fields/field.ts'
import { readRow } from '../../fields/read-row.ts'
import { invalidId, mandatory, RowFault } from '../../fields/row-fault.ts'
import { knownRows } from '../../known-rows.ts'
import { isJsonObject, own } from '../../../json.ts'
import { nameUser } from '../../names.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { answerOne } from '../../rows/answer-one.ts'
import type { Draft, Resource } from '../../rows/resource.ts'
import type { CurrencyRow } from './currency-row.ts'
import { knownCurrencies } from './known-currencies.ts'
import { addCurrencyFields, adoptBase } from './record-currency.ts'
import { completeCurrency, currencyFields } from './read-currency.ts'

export const currencies: Resource<CurrencyRow> = {
  key: 'currencies',
  table: ({ currencies: table }) => table,
  segment: 2,
  most: 180,
  created: 200,
  fields: currencyFields,
  complete: (draft, call) => {
    if (draft.before?.is_base === true) {
      throw new RowFault(
        fault('NOT_ALLOWED', 'the base currency is changed elsewhere', { ...draft.at('id') }),
      )
    }
    return completeCurrency(draft, call)
  },
  show: (row, { data }) => ({
    ...row,
    created_by: nameUser(data, row.created_by),
    modified_by: nameUser(data, row.modified_by),
  }),
  words: {
    created: 'The currency created successfully',
    updated: 'The currency updated successfully',
    deleted: '',
  },
}

/** An operation for organizations with several currencies. @throws Refusal, or answers nothing, as the reading says */
export function whenOn(operation: Operation): Operation {
  return (call) => {
    refuseEdition(call)
    if (call.data.currencies.size > 0) return operation(call)
    if (call.body === undefined && call.readings.currencies.off === 'no-content') return noContent
    throw new Refusal(flat(403, fault('CURRENCIES_NOT_ENABLED', 'several currencies are not enabled')))
  }
}

function refuseEdition({ data }: Call): void {
  const { paid_type: edition } = orgOf(data).license_details
  if (edition === 'enterprise' || edition === 'ultimate' || edition === 'crmplus') return
  throw new Refusal(flat(403, fault('FEATURE_NOT_SUPPORTED', 'the edition does not have several currencies')))
}

/** `GET /org/currencies`: all of them, by name. */
export function listCurrencies(call: Call): CrmAnswer {
  const rows = [...call.data.currencies.all()].toSorted((one, other) => (one.name < other.name ? -1 : 1))
  return ok({ currencies: rows.map((row) => currencies.show(row, call)) })
}

/** `GET /org/currencies/actions/available_currencies` */
export function listAvailableCurrencies(): CrmAnswer {
  return ok({ available_currencies: [...knownCurrencies().values()] })
}

/** `POST /org/currencies/actions/enable`: this currency is the base from then on. */
export function enableCurrencies(call: Call): CrmAnswer {
  refuseEdition(call)
  return answerOne(call, 'base_currency', 200, (sent, path) => {
    const { data } = call
    if (data.currencies.size > 0)
      throw new RowFault(fault('ALREADY_ENABLED', 'several currencies are enabled already'))
    const base = {
      ...completeCurrency(draftOf(sent, path, 'create', call, nextId(data)), call),
      is_base: true,
    }
    data.currencies.insert(base)
    addCurrencyFields(data)
    adoptBase(base, data)
    data.org.replace({
      ...orgOf(data),
      mc_status: true,
      currency: base.name,
      currency_symbol: base.symbol,
      iso_code: base.iso_code,
    })
    return { details: { id: base.id }, message: 'The multi-currency feature is enabled successfully' }
  })
}

/** `PUT /org/currencies/actions/enable`: how the base is written. */
export function updateBaseCurrency(call: Call): CrmAnswer {
  return answerOne(call, 'base_currency', 200, (sent, path) => {
    const place = { api_name: 'id', json_path: `${path}.id` }
    const id = isJsonObject(sent) ? own(sent, 'id') : undefined
    if (id === undefined) throw mandatory(place)
    const before = typeof id === 'string' ? call.data.currencies.get(id) : undefined
    if (before?.is_base !== true) throw invalidId(place)
    const draft = { ...draftOf(sent, path, 'update', call, before.id), before }
    call.data.currencies.replace({ ...completeCurrency(draft, call), is_base: true, is_active: true })
    return { details: { id: before.id }, message: 'The currency updated successfully' }
  })
}

function draftOf(
  sent: unknown,
  path: string,
  purpose: 'create' | 'update',
  call: Call,
  id: string,
): Draft<CurrencyRow> {
  const at = (name: string): Place => ({ api_name: name, json_path: `${path}.${name}` })
  return {
    values: readRow(sent, currencyFields, path, knownRows(call), purpose),
    sent,
    at,
    before: undefined,
    id,
  }
}
