import type { Id, Reference } from '@x/client'
import {
  createRows,
  getAll,
  getOne,
  operation,
  readWritten,
  updateOne,
  updateRows,
  type CreateRows,
  type GetAll,
  type GetOne,
  type UpdateOne,
  type UpdateRows,
} from '@x/client/endpoint'

/** How amounts are written. */
export interface CurrencyFormat {
  /** Must differ from `thousand_separator`. */
  readonly decimal_separator?: 'Comma' | 'Period' | (string & {})
  readonly thousand_separator?: 'Comma' | 'Period' | 'Space' | (string & {})
  /** A digit in a string: `0`, `2` or `3`; up to `6` in the description of 2026. */
  readonly decimal_places?: '0' | '2' | '3' | '4' | '5' | '6' | (string & {})
  /** Only in the description of 2026. */
  readonly numeral_system?: 'International' | 'Indian' | (string & {})
}

/** A currency of the organization. */
export interface Currency {
  readonly id: string
  /** For example `Indian Rupee - INR`. */
  readonly name: string
  /** ISO 4217. */
  readonly iso_code: string
  readonly symbol: string
  /** A decimal number in a string, with nine decimals: never read it as a number for amounts. */
  readonly exchange_rate: string
  /** Exactly one is the base, with the rate 1. */
  readonly is_base: boolean
  readonly is_active: boolean
  /** Whether the symbol stands before the amount. */
  readonly prefix_symbol: boolean
  readonly format: CurrencyFormat
  readonly created_by: Reference
  readonly modified_by: Reference
  /** ISO 8601. */
  readonly created_time: string
  readonly modified_time: string
  /** The next two: only in the description of 2026. */
  readonly exchange_rate_auto_update?: boolean
  readonly exchange_rate_updated_time?: string
}

/** What changes in a currency; its name and code never do. */
export interface CurrencyChange {
  /** At most nine digits and nine decimals, in a string. */
  readonly exchange_rate?: string
  readonly symbol?: string
  readonly prefix_symbol?: boolean
  readonly format?: CurrencyFormat
  /** At most ten are active. There is no deletion: deactivate. */
  readonly is_active?: boolean
  readonly exchange_rate_auto_update?: boolean
}

/** A currency to be added. */
export interface NewCurrency extends CurrencyChange {
  /** As `listAvailableCurrencies` has it (`display_name`); pages demand it, the description of 2026 does not. */
  readonly name: string
  readonly iso_code: string
  readonly exchange_rate: string
}

/** The base currency, in which the organization reckons. */
export interface BaseCurrency {
  readonly name: string
  readonly iso_code: string
  readonly exchange_rate: string
  readonly symbol?: string
  readonly prefix_symbol?: boolean
  readonly format?: CurrencyFormat
}

/** A currency that can be added. */
export interface AvailableCurrency {
  readonly iso_code: string
  readonly display_name: string
  readonly display_value: string
  readonly symbol: string
  readonly decimal_separator: string
  readonly thousand_separator: string
  readonly decimal_places: string
}

/** All currencies. With one currency only, Zoho answers 204 (none) or 403 `CURRENCIES_NOT_ENABLED`. @zoho Currencies */
export const listCurrencies: GetAll<[], Currency> = getAll(
  'org/currencies',
  'currencies',
  'settings.currencies.READ',
)

/** One currency; `undefined` when it is not there. @zoho Currencies */
export const getCurrency: GetOne<[currencyId: Id], Currency> = getOne(
  'org/currencies/{currency id}',
  'currencies',
  'settings.currencies.READ',
  'currency, listCurrencies',
)

/** Adds currencies, each with a result of its own. @zoho Currencies */
export const addCurrencies: CreateRows<[], NewCurrency> = createRows(
  'org/currencies',
  'currencies',
  'settings.currencies.CREATE',
  undefined,
  100,
)

/** Changes currencies, each with a result of its own; the base is changed by `updateBaseCurrency`. @zoho Currencies */
export const updateCurrencies: UpdateRows<[], CurrencyChange & { readonly id: Id }> = updateRows(
  'org/currencies',
  'currencies',
  'settings.currencies.UPDATE',
  'currency, listCurrencies',
  100,
)

/** Changes a currency that is not the base. @zoho Currencies */
export const updateCurrency: UpdateOne<[currencyId: Id], CurrencyChange> = updateOne(
  'org/currencies/{currency id}',
  'currencies',
  'settings.currencies.UPDATE',
  'currency, listCurrencies',
)

/**
 * Switches several currencies on, with this one as the base. It cannot be undone: no operation switches them off or chooses
 * another base.
 *
 * @zoho Currencies
 */
export const enableMultiCurrency = operation(
  {
    address: 'POST org/currencies/actions/enable',
    rows: 'base_currency',
    scope: 'settings.currencies.CREATE',
  },
  (base: BaseCurrency) => ({ body: { base_currency: base } }),
  readWritten,
)

/** Changes how the base currency is written; it stays the base. @zoho Currencies */
export const updateBaseCurrency = operation(
  {
    address: 'PUT org/currencies/actions/enable',
    rows: 'base_currency',
    scope: 'settings.currencies.UPDATE',
    hint: 'currency, listCurrencies',
  },
  (base: Partial<BaseCurrency> & { readonly id: Id }) => ({ body: { base_currency: base } }),
  readWritten,
)

/**
 * All currencies that can be added.
 *
 * @zoho Currencies
 * @experimental Only the description of June 2025 and the official SDK have it.
 */
export const listAvailableCurrencies: GetAll<[], AvailableCurrency> = getAll(
  'org/currencies/actions/available_currencies',
  'available_currencies',
  'settings.currencies.READ',
)
