/** What an organization of a data center looks like when its seed does not say. */
export interface Region {
  readonly country: string
  readonly country_code: string
  readonly city: string
  readonly currency: string
  readonly currency_symbol: string
  readonly currency_locale: string
  readonly iso_code: string
  readonly time_zone: string
}

const us: Region = {
  country: 'United States',
  country_code: 'US',
  city: 'Austin',
  currency: 'US Dollar',
  currency_symbol: '$',
  currency_locale: 'en_US',
  iso_code: 'USD',
  time_zone: 'America/Chicago',
}

const regions: Readonly<Record<string, Region>> = {
  us,
  eu: {
    country: 'Netherlands',
    country_code: 'NL',
    city: 'Utrecht',
    currency: 'Euro',
    currency_symbol: '€',
    currency_locale: 'nl_NL',
    iso_code: 'EUR',
    time_zone: 'Europe/Amsterdam',
  },
  in: {
    country: 'India',
    country_code: 'IN',
    city: 'Chennai',
    currency: 'Indian Rupee',
    currency_symbol: '₹',
    currency_locale: 'en_IN',
    iso_code: 'INR',
    time_zone: 'Asia/Kolkata',
  },
  au: {
    country: 'Australia',
    country_code: 'AU',
    city: 'Brisbane',
    currency: 'Australian Dollar',
    currency_symbol: '$',
    currency_locale: 'en_AU',
    iso_code: 'AUD',
    time_zone: 'Australia/Brisbane',
  },
  jp: {
    country: 'Japan',
    country_code: 'JP',
    city: 'Osaka',
    currency: 'Japanese Yen',
    currency_symbol: '¥',
    currency_locale: 'ja_JP',
    iso_code: 'JPY',
    time_zone: 'Asia/Tokyo',
  },
  cn: {
    country: 'China',
    country_code: 'CN',
    city: 'Chengdu',
    currency: 'Yuan Renminbi',
    currency_symbol: '¥',
    currency_locale: 'zh_CN',
    iso_code: 'CNY',
    time_zone: 'Asia/Shanghai',
  },
  ca: {
    country: 'Canada',
    country_code: 'CA',
    city: 'Halifax',
    currency: 'Canadian Dollar',
    currency_symbol: '$',
    currency_locale: 'en_CA',
    iso_code: 'CAD',
    time_zone: 'America/Halifax',
  },
  sa: {
    country: 'Saudi Arabia',
    country_code: 'SA',
    city: 'Jeddah',
    currency: 'Saudi Riyal',
    currency_symbol: 'SR',
    currency_locale: 'ar_SA',
    iso_code: 'SAR',
    time_zone: 'Asia/Riyadh',
  },
  uk: {
    country: 'United Kingdom',
    country_code: 'GB',
    city: 'Leeds',
    currency: 'British Pound',
    currency_symbol: '£',
    currency_locale: 'en_GB',
    iso_code: 'GBP',
    time_zone: 'Europe/London',
  },
  ae: {
    country: 'United Arab Emirates',
    country_code: 'AE',
    city: 'Sharjah',
    currency: 'UAE Dirham',
    currency_symbol: 'AED',
    currency_locale: 'ar_AE',
    iso_code: 'AED',
    time_zone: 'Asia/Dubai',
  },
  sg: {
    country: 'Singapore',
    country_code: 'SG',
    city: 'Singapore',
    currency: 'Singapore Dollar',
    currency_symbol: '$',
    currency_locale: 'en_SG',
    iso_code: 'SGD',
    time_zone: 'Asia/Singapore',
  },
}

/** The region of a data center, by its id; a data center of the caller's own is like `us`. */
export function regionOf(dataCenter: string): Region {
  return Object.hasOwn(regions, dataCenter) ? (regions[dataCenter] ?? us) : us
}
