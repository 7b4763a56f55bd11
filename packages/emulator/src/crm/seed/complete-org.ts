import type { Environment } from '@x/dc'
import { quote } from '@x/dc/error'
import { checkOrg, type OrgRow } from '../areas/org/org-row.ts'
import { isJsonObject, own, type Json } from '../../json.ts'
import { isDateTime } from '../fields/times.ts'
import type { IdOf } from '../model/id.ts'
import { isTimeZone, writeTime } from '../model/time.ts'
import { regionOf } from './regions.ts'

/** When everything in a seed was created, unless the seed says so itself. */
const FOUNDED = Date.UTC(2024, 0, 15, 9, 30)

/** Number of the organization's id when the seed leaves it out. */
const ORGANIZATION_NUMBER = 350_001

/** The organization's row; what is missing follows the data center. @throws TypeError that names the place */
export function completeOrg(
  sent: Json,
  { dataCenter, environment }: { readonly dataCenter: string; readonly environment: Environment },
  users: readonly Json[],
  idOf: IdOf,
): OrgRow {
  const region = regionOf(dataCenter)
  const zone = own(sent, 'time_zone') ?? region.time_zone
  if (typeof zone !== 'string' || !isTimeZone(zone)) {
    throw new TypeError(`Seed: org.time_zone: ${quote(zone)} is not an IANA time zone.`)
  }
  const time = own(sent, 'created_time')
  const zgid = own(sent, 'zgid') ?? `7${String(numberOfName(dataCenter)).padStart(8, '0')}`
  const license = own(sent, 'license_details')
  const org = {
    ...usualOrg(typeof zgid === 'string' ? zgid : ''),
    ...region,
    id: idOf(ORGANIZATION_NUMBER),
    company_name: 'Zylker Emulated',
    primary_zuid: null,
    ...sent,
    zgid,
    type: environment,
    time_zone: zone,
    created_time:
      time === undefined || isDateTime(time)
        ? writeTime(time === undefined ? FOUNDED : Date.parse(time), zone)
        : time,
    license_details: { ...usualLicense(users.length), ...(isJsonObject(license) ? license : {}) },
  }
  const { paid_type: edition } = org.license_details
  const row = { ...org, license_details: { ...org.license_details, paid: edition !== 'free' } }
  checkOrg(row, 'Seed: org')
  return row
}

function usualLicense(users: number): Readonly<Record<string, unknown>> {
  return {
    paid: true,
    paid_type: 'enterprise',
    paid_expiry: null,
    trial_type: null,
    trial_expiry: null,
    users_license_purchased: users + 5,
    portal_users_license_purchased: 10,
  }
}

/** Keys stand in the order of Zoho's sample. */
function usualOrg(zgid: string): Readonly<Record<string, unknown>> {
  return {
    alias: null,
    domain_name: `org${zgid}`,
    description: null,
    phone: null,
    mobile: null,
    fax: null,
    website: null,
    street: null,
    city: null,
    state: null,
    zip: null,
    photo_id: null,
    zia_portal_id: null,
    mc_status: false,
    gapps_enabled: false,
    translation_enabled: false,
    privacy_settings: false,
    hipaa_compliance_enabled: false,
    deletable_org_account: true,
    hierarchy_preferences: { type: 'Role_Hierarchy', strictly_reporting: false },
  }
}

/** A number below 10⁸ that a name always gives. */
function numberOfName(name: string): number {
  let number = 0
  for (const letter of name) number = (number * 31 + (letter.codePointAt(0) ?? 0)) % 100_000_000
  return number
}
