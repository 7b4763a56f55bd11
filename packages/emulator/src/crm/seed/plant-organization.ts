import type { Environment } from '@x/dc'
import { quote } from '@x/dc/error'
import { idOf } from '../model/id.ts'
import type { Edition, Organization } from '../model/state.ts'
import { isTimeZone, writeTime } from '../model/time.ts'
import { regionOf } from './regions.ts'
import { readRow, type RowReader } from './row-reader.ts'

const editions: readonly Edition[] = ['free', 'standard', 'professional', 'enterprise', 'ultimate', 'crmplus']

const fields = [
  'id',
  'zgid',
  'companyName',
  'edition',
  'country',
  'countryCode',
  'city',
  'currency',
  'currencySymbol',
  'currencyLocale',
  'isoCode',
  'timeZone',
  'phone',
  'website',
  'createdTime',
]

/** When everything in a seed was created, unless the seed says so itself. */
const FOUNDED = Date.UTC(2024, 0, 15, 9, 30)

/** Number of the organisation's id when the seed leaves it out. */
const ORGANIZATION_NUMBER = 350_001

/** Reads the facts about the organisation itself; what is missing follows the data center. */
export function plantOrganization(
  seed: unknown,
  { dataCenter, environment }: { readonly dataCenter: string; readonly environment: Environment },
  primaryUser: string,
): Organization {
  const row: RowReader = readRow(seed ?? {}, 'organization', fields)
  const region = regionOf(dataCenter)
  const timeZone = row.optionalText('timeZone') ?? region.timeZone
  if (!isTimeZone(timeZone)) {
    throw new TypeError(`Seed: organization.timeZone: ${quote(timeZone)} is no IANA time zone.`)
  }
  const companyName = row.optionalText('companyName') ?? 'Zylker Emulated'
  const zgid = row.id('zgid') ?? `7${String(numberOfName(dataCenter)).padStart(8, '0')}`
  return {
    id: row.id('id') ?? idOf(ORGANIZATION_NUMBER),
    zgid,
    companyName,
    domainName: `org${zgid}`,
    edition: row.choice('edition', editions, 'enterprise'),
    environment,
    country: row.optionalText('country') ?? region.country,
    countryCode: row.optionalText('countryCode') ?? region.countryCode,
    city: row.optionalText('city') ?? region.city,
    currency: row.optionalText('currency') ?? region.currency,
    currencySymbol: row.optionalText('currencySymbol') ?? region.currencySymbol,
    currencyLocale: row.optionalText('currencyLocale') ?? region.currencyLocale,
    isoCode: row.optionalText('isoCode') ?? region.isoCode,
    timeZone,
    phone: row.optionalText('phone') ?? null,
    website: row.optionalText('website') ?? null,
    primaryUser,
    createdTime: writeTime(row.time('createdTime') ?? FOUNDED, timeZone),
  }
}

/** A number below 10⁸ that a name always gives. */
function numberOfName(name: string): number {
  let number = 0
  for (const letter of name) number = (number * 31 + (letter.codePointAt(0) ?? 0)) % 100_000_000
  return number
}
