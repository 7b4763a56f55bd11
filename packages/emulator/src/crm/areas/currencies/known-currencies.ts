/** A currency that can be added, as the platform knows it. */
export interface KnownCurrency {
  readonly iso_code: string
  /** `Indian Rupee - INR`. */
  readonly display_name: string
  readonly display_value: string
  readonly symbol: string
  readonly decimal_separator: 'Period'
  readonly thousand_separator: 'Comma'
  readonly decimal_places: string
}

/** The currency of a code; undefined when there is none. */
export function knownCurrency(code: string): KnownCurrency | undefined {
  if (!/^[A-Z]{3}$/.test(code) || !Intl.supportedValuesOf('currency').includes(code)) return undefined
  return describeCurrency(code, new Intl.DisplayNames('en', { type: 'currency' }))
}

function describeCurrency(code: string, names: Intl.DisplayNames): KnownCurrency {
  const name = `${names.of(code) ?? code} - ${code}`
  const options = { style: 'currency', currency: code, currencyDisplay: 'narrowSymbol' } as const
  const format = new Intl.NumberFormat('en', options)
  const symbol = format.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? code
  return {
    iso_code: code,
    display_name: name,
    display_value: name,
    symbol,
    decimal_separator: 'Period',
    thousand_separator: 'Comma',
    decimal_places: String(format.resolvedOptions().maximumFractionDigits ?? 2),
  }
}

/** All of them, by code. */
export function knownCurrencies(): readonly KnownCurrency[] {
  const names = new Intl.DisplayNames('en', { type: 'currency' })
  return Intl.supportedValuesOf('currency').map((code) => describeCurrency(code, names))
}
