/** What an organisation of a data center looks like when its seed does not say. */
export interface Region {
  readonly country: string
  readonly countryCode: string
  readonly city: string
  readonly currency: string
  readonly currencySymbol: string
  readonly currencyLocale: string
  readonly isoCode: string
  readonly timeZone: string
}

const us: Region = {
  country: 'United States',
  countryCode: 'US',
  city: 'Austin',
  currency: 'US Dollar',
  currencySymbol: '$',
  currencyLocale: 'en_US',
  isoCode: 'USD',
  timeZone: 'America/Chicago',
}

const regions: Readonly<Record<string, Region>> = {
  us,
  eu: {
    country: 'Netherlands',
    countryCode: 'NL',
    city: 'Utrecht',
    currency: 'Euro',
    currencySymbol: '€',
    currencyLocale: 'nl_NL',
    isoCode: 'EUR',
    timeZone: 'Europe/Amsterdam',
  },
  in: {
    country: 'India',
    countryCode: 'IN',
    city: 'Chennai',
    currency: 'Indian Rupee',
    currencySymbol: '₹',
    currencyLocale: 'en_IN',
    isoCode: 'INR',
    timeZone: 'Asia/Kolkata',
  },
  au: {
    country: 'Australia',
    countryCode: 'AU',
    city: 'Brisbane',
    currency: 'Australian Dollar',
    currencySymbol: '$',
    currencyLocale: 'en_AU',
    isoCode: 'AUD',
    timeZone: 'Australia/Brisbane',
  },
  jp: {
    country: 'Japan',
    countryCode: 'JP',
    city: 'Osaka',
    currency: 'Japanese Yen',
    currencySymbol: '¥',
    currencyLocale: 'ja_JP',
    isoCode: 'JPY',
    timeZone: 'Asia/Tokyo',
  },
  cn: {
    country: 'China',
    countryCode: 'CN',
    city: 'Chengdu',
    currency: 'Yuan Renminbi',
    currencySymbol: '¥',
    currencyLocale: 'zh_CN',
    isoCode: 'CNY',
    timeZone: 'Asia/Shanghai',
  },
  ca: {
    country: 'Canada',
    countryCode: 'CA',
    city: 'Halifax',
    currency: 'Canadian Dollar',
    currencySymbol: '$',
    currencyLocale: 'en_CA',
    isoCode: 'CAD',
    timeZone: 'America/Halifax',
  },
  sa: {
    country: 'Saudi Arabia',
    countryCode: 'SA',
    city: 'Jeddah',
    currency: 'Saudi Riyal',
    currencySymbol: 'SR',
    currencyLocale: 'ar_SA',
    isoCode: 'SAR',
    timeZone: 'Asia/Riyadh',
  },
  uk: {
    country: 'United Kingdom',
    countryCode: 'GB',
    city: 'Leeds',
    currency: 'British Pound',
    currencySymbol: '£',
    currencyLocale: 'en_GB',
    isoCode: 'GBP',
    timeZone: 'Europe/London',
  },
  ae: {
    country: 'United Arab Emirates',
    countryCode: 'AE',
    city: 'Sharjah',
    currency: 'UAE Dirham',
    currencySymbol: 'AED',
    currencyLocale: 'ar_AE',
    isoCode: 'AED',
    timeZone: 'Asia/Dubai',
  },
  sg: {
    country: 'Singapore',
    countryCode: 'SG',
    city: 'Singapore',
    currency: 'Singapore Dollar',
    currencySymbol: '$',
    currencyLocale: 'en_SG',
    isoCode: 'SGD',
    timeZone: 'Asia/Singapore',
  },
}

/** The region of a data center, by its id; a data center of the caller's own is like `us`. */
export function regionOf(dataCenter: string): Region {
  return Object.hasOwn(regions, dataCenter) ? (regions[dataCenter] ?? us) : us
}
