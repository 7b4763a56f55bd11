import { route, type Route } from '../../route.ts'
import { createRows, getRow, updateRow, updateRows } from '../../rows/resource.ts'
import {
  currencies,
  enableCurrencies,
  listAvailableCurrencies,
  listCurrencies,
  updateBaseCurrency,
  whenOn,
} from './currencies.ts'

const on = (operation: string): string => `settings.currencies.${operation}`

export const currencyRoutes: readonly Route[] = [
  route('GET /org/currencies', on('READ'), whenOn(listCurrencies)),
  route('POST /org/currencies', on('CREATE'), whenOn(createRows(currencies))),
  route('PUT /org/currencies', on('UPDATE'), whenOn(updateRows(currencies))),
  route('GET /org/currencies/actions/available_currencies', on('READ'), listAvailableCurrencies),
  route('POST /org/currencies/actions/enable', on('CREATE'), enableCurrencies),
  route('PUT /org/currencies/actions/enable', on('UPDATE'), whenOn(updateBaseCurrency)),
  route('GET /org/currencies/:id', on('READ'), whenOn(getRow(currencies))),
  route('PUT /org/currencies/:id', on('UPDATE'), whenOn(updateRow(currencies))),
]
