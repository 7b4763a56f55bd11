import { readRow, type Id } from '@x/client'
import { getOnly, operation, readWritten, type GetOnly } from '@x/client/endpoint'

/** A tax of the organization. */
export interface Tax {
  readonly id: string
  readonly name: string
  readonly display_label: string
  /** Percent. */
  readonly value: number
  /** Its place in lists, from 1. */
  readonly sequence_number: number
}

/** How taxes come into records. */
export interface TaxPreference {
  readonly auto_populate_tax: boolean
  readonly modify_tax_rates: boolean
}

/** The taxes of the organization. */
export interface Taxes {
  readonly taxes: readonly Tax[]
  readonly preference: TaxPreference
}

/** One change of the taxes: without `id` it adds, with `id` it changes, with `_delete` it removes. */
export interface TaxChange {
  readonly id?: Id
  readonly name?: string
  readonly display_label?: string
  readonly value?: number
  readonly sequence_number?: number
  readonly _delete?: null
}

/**
 * The taxes of the organization; `undefined` when there are none.
 *
 * @zoho Organization
 * @experimental Only the official SDK has it, without a scope.
 */
export const listTaxes: GetOnly<[], Taxes> = getOnly('org/taxes', 'org_taxes', '')

/**
 * One tax; `undefined` when it is not there.
 *
 * @zoho Organization
 * @experimental Only the official SDK has it, without a scope.
 */
export const getTax = operation(
  { address: 'org/taxes/{tax id}', rows: 'org_taxes', scope: '', hint: 'tax, listTaxes', absent: true },
  (taxId: Id) => ({ fill: [taxId] }),
  ({ value }): Tax | undefined =>
    value === undefined ? undefined : readRow((value as { org_taxes?: unknown }).org_taxes, 'taxes'),
)

/**
 * Adds, changes and removes taxes in one call, all or none.
 *
 * @zoho Organization
 * @experimental Only the official SDK has it, without a scope.
 */
export const updateTaxes = operation(
  { address: 'PUT org/taxes', rows: 'org_taxes', scope: '', hint: 'tax, listTaxes' },
  (change: { readonly taxes?: readonly TaxChange[]; readonly preference?: Partial<TaxPreference> }) => ({
    body: { org_taxes: change },
  }),
  readWritten,
)
