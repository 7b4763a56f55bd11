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

/** Constants of the platform, worked out once: describing one takes a formatter of its own. */
let known: ReadonlyMap<string, KnownCurrency> | undefined

/** All of them, by code. */
export function knownCurrencies(): ReadonlyMap<string, KnownCurrency> {
  if (known !== undefined) return known
  const names = new Intl.DisplayNames('en', { type: 'currency' })
  const codes = Intl.supportedValuesOf('currency')
  return (known = new Map(codes.map((code) => [code, Object.freeze(describeCurrency(code, names))])))
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
