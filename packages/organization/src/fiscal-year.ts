import { getOnly, operation, readWritten, type GetOnly } from '@x/client/endpoint'

/** A month, in capitals; Zoho reads it in any case. */
export type Month =
  | 'JANUARY'
  | 'FEBRUARY'
  | 'MARCH'
  | 'APRIL'
  | 'MAY'
  | 'JUNE'
  | 'JULY'
  | 'AUGUST'
  | 'SEPTEMBER'
  | 'OCTOBER'
  | 'NOVEMBER'
  | 'DECEMBER'

/** When the year begins, and how it is called. */
export interface FiscalYear {
  readonly id: string
  /** Sources show it in capitals and otherwise: compare without regard to case. */
  readonly start_month: Month | (string & {})
  /** Whether the year 2026/27 is called after its first month or its last. */
  readonly display_based_on: 'start_month' | 'end_month' | (string & {})
  /** The rest: only in the description of 2026, for calendars in weeks. */
  readonly calendar_type?: 'gregorian' | 'custom' | (string & {})
  readonly structure?: string | null
  /** YYYY-MM-DD. */
  readonly start_date?: string | null
  readonly interval_display_option?: 'year' | 'quarter' | (string & {}) | null
  readonly surplus_week?: { readonly period: number; readonly quarter: number; readonly year: number } | null
  readonly past_surplus_weeks?: null
}

/** What changes in the year; what is left out stays. */
export interface FiscalYearChange {
  readonly start_month?: Month
  /** `end_month` not for years that begin in January or February. */
  readonly display_based_on?: 'start_month' | 'end_month'
  readonly calendar_type?: 'gregorian' | 'custom'
  /** Weeks of the periods of a quarter, or of the quarter's months. Only for `custom`. */
  readonly structure?: '4-4-5' | '4-5-4' | '5-4-4' | '3-3-3-4' | '3-3-4-3' | '3-4-3-3' | '4-3-3-3'
  /** YYYY-MM-DD in `start_month` of this year. Only for `custom`. */
  readonly start_date?: string
  readonly interval_display_option?: 'year' | 'quarter'
  /** Numbers in strings; this year or the next one. */
  readonly surplus_week?: { readonly period: string; readonly quarter: string; readonly year: string }
}

/** When the organization's year begins. @zoho Fiscal Year */
export const getFiscalYear: GetOnly<[], FiscalYear> = getOnly(
  'settings/fiscal_year',
  'fiscal_year',
  'settings.fiscal_year.READ',
)

/** Changes when the year begins. With forecasts on, only their settings can (403 `NOT_ALLOWED`). @zoho Fiscal Year */
export const updateFiscalYear = operation(
  { address: 'PUT settings/fiscal_year', rows: 'fiscal_year', scope: 'settings.fiscal_year.UPDATE' },
  (change: FiscalYearChange) => ({ body: { fiscal_year: change } }),
  readWritten,
)
