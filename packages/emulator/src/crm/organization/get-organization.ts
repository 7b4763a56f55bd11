import { ok } from '../answers.ts'
import type { Call, Outcome } from '../call.ts'

/** `GET /org` */
export function getOrganization({ directory }: Call): Outcome {
  const { organization, users } = directory.state
  const primary = directory.users.get(organization.primaryUser)
  const paid = organization.edition !== 'free'
  return ok({
    org: [
      {
        id: organization.id,
        zgid: organization.zgid,
        company_name: organization.companyName,
        alias: null,
        type: organization.environment,
        domain_name: organization.domainName,
        description: null,
        primary_email: primary?.email ?? null,
        primary_zuid: primary?.zuid ?? null,
        phone: organization.phone,
        mobile: null,
        fax: null,
        website: organization.website,
        employee_count: String(users.filter(({ status }) => status === 'active').length),
        street: null,
        city: organization.city,
        state: null,
        zip: null,
        country: organization.country,
        country_code: organization.countryCode,
        currency: organization.currency,
        currency_symbol: organization.currencySymbol,
        currency_locale: organization.currencyLocale,
        iso_code: organization.isoCode,
        time_zone: organization.timeZone,
        created_time: organization.createdTime,
        photo_id: null,
        zia_portal_id: null,
        mc_status: false,
        gapps_enabled: false,
        translation_enabled: false,
        privacy_settings: false,
        hipaa_compliance_enabled: false,
        lite_users_enabled: users.some(({ type }) => type === 'Lite User'),
        deletable_org_account: true,
        hierarchy_preferences: { type: 'Role_Hierarchy', strictly_reporting: false },
        license_details: {
          paid,
          paid_type: organization.edition,
          paid_expiry: null,
          trial_type: null,
          trial_expiry: null,
          users_license_purchased: users.length,
          portal_users_license_purchased: 0,
        },
      },
    ],
  })
}
