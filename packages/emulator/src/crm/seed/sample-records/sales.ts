import type { Values } from '../../fields/read-row.ts'
import { valuesOf } from '../standard-modules/options.ts'
import type { Country } from './people-of-countries.ts'
import { times, to, type Sample, type SampleContext } from './sample.ts'

interface Person {
  readonly First_Name: string
  readonly Last_Name: string
  readonly Email: string
  readonly Phone: string
}

function person({ draw, country }: SampleContext, domain: string): Person {
  const first = draw.one(country.firstNames.split(' '))
  const last = draw.one(country.lastNames.split(' '))
  const name = `${first}.${last}`
    .normalize('NFD')
    .replaceAll(/[^A-Za-z.]/g, '')
    .toLowerCase()
  return {
    First_Name: first,
    Last_Name: last,
    Email: `${name}@${domain}`,
    Phone: phoneOf(country, draw.below(10_000)),
  }
}

function phoneOf({ dial }: Country, number: number): string {
  return `${dial} 0${String(number).padStart(4, '0')}`
}

function company({ draw, country }: SampleContext): { readonly name: string; readonly domain: string } {
  const stem = draw.one(country.companies.split(' '))
  const trade = draw.one([
    'Instruments',
    'Marine',
    'Foods',
    'Logistics',
    'Optics',
    'Energy',
    'Tools',
    'Textiles',
  ])
  const domain = `${stem}-${trade}.${country.domain}.example`.toLowerCase()
  return { name: `${stem} ${trade} ${draw.one(country.forms.split(' '))}`, domain }
}

function address({ draw, country }: SampleContext, prefix: string, code: string): Values {
  const [city, state, start] = draw.one(country.cities)
  return {
    [`${prefix}Street`]: `${1 + draw.below(180)} ${draw.one(['Station', 'Harbour', 'Mill', 'Garden'])} Street`,
    [`${prefix}City`]: city,
    [`${prefix}State`]: state,
    [`${prefix}${code}`]: `${start}${String(draw.below(100)).padStart(2, '0')}`,
    [`${prefix}Country`]: country.country,
  }
}

export function accountsOf(context: SampleContext): readonly Sample[] {
  const { draw, country } = context
  return times(40, (index) => {
    const { name, domain } = company(context)
    return context.sample('Accounts', {
      Account_Name: `${name}${index < 20 ? '' : ` ${draw.one(country.cities)[0]}`}`,
      Account_Type: draw.one(valuesOf('Account_Type')),
      Industry: draw.one(valuesOf('Industry')),
      Phone: phoneOf(country, draw.below(10_000)),
      Website: `https://www.${domain}`,
      Employees: 5 * (1 + draw.below(400)),
      Annual_Revenue: 10_000 * (1 + draw.below(2_000)),
      ...address(context, 'Billing_', 'Code'),
    })
  })
}

export function contactsOf(
  context: SampleContext,
  accounts: readonly Sample[],
  vendors: readonly Sample[],
): readonly Sample[] {
  const { draw } = context
  return times(80, (index) => {
    const account = draw.one(accounts)
    const domain = String(account.values['Website']).replace('https://www.', '')
    const { First_Name, Last_Name, Email, Phone } = person(context, domain)
    return context.sample('Contacts', {
      First_Name,
      Last_Name,
      Email: Email.replace('@', `${index}@`),
      Phone,
      Account_Name: to(account),
      ...(draw.percent(10) && { Vendor_Name: to(draw.one(vendors)) }),
      Title: draw.one(['Buyer', 'Head of Purchasing', 'Engineer', 'Managing Director', 'Accountant']),
      Lead_Source: draw.one(valuesOf('Lead_Source')),
      Date_of_Birth: `19${60 + draw.below(40)}-0${1 + draw.below(9)}-1${draw.below(10)}`,
      Email_Opt_Out: draw.percent(10),
      ...address(context, 'Mailing_', 'Zip'),
    })
  })
}

export function leadsOf(context: SampleContext): readonly Sample[] {
  const { draw } = context
  return times(80, (index) => {
    const { name, domain } = company(context)
    const { First_Name, Last_Name, Email, Phone } = person(context, domain)
    return context.sample('Leads', {
      First_Name,
      Last_Name,
      Company: name,
      Email: Email.replace('@', `.${index}@`),
      Phone,
      Website: `www.${domain}`,
      Lead_Source: draw.one(valuesOf('Lead_Source')),
      Lead_Status: draw.one(valuesOf('Lead_Status')),
      Industry: draw.one(valuesOf('Industry')),
      Rating: draw.percent(50) ? draw.one(valuesOf('Rating')) : null,
      Annual_Revenue: 10_000 * draw.below(900),
      No_of_Employees: 1 + draw.below(900),
      ...address(context, '', 'Zip_Code'),
      ...(draw.percent(20) && { Description: 'Met at the fair.\nWants a quote for a pilot.' }),
    })
  })
}

export function campaignsOf(context: SampleContext): readonly Sample[] {
  const { draw } = context
  return times(8, (index) =>
    context.sample('Campaigns', {
      Campaign_Name: `${draw.one(['Spring', 'Autumn', 'Launch', 'Service'])} ${draw.one(['tour', 'fair', 'letters'])} ${index + 1}`,
      Type: draw.one(valuesOf('Campaign_Type')),
      Status: draw.one(valuesOf('Campaign_Status')),
      Start_Date: context.day(10 * index),
      End_Date: context.day(10 * index + 30),
      Budgeted_Cost: 500 * (1 + draw.below(20)),
      Expected_Revenue: 5_000 * (1 + draw.below(20)),
      Expected_Response: String(100 * (1 + draw.below(30))),
    }),
  )
}

export function dealsOf(
  context: SampleContext,
  accounts: readonly Sample[],
  contacts: readonly Sample[],
  campaigns: readonly Sample[],
): readonly Sample[] {
  const { draw } = context
  return times(50, (index) => {
    const account = draw.one(accounts)
    const own = contacts.filter(({ values }) => (values['Account_Name'] as { id: string }).id === account.id)
    return context.sample('Deals', {
      Deal_Name: `${draw.one(['Gauges', 'Sensors', 'Calibration', 'Service contract', 'Retrofit'])} ${index + 1}`,
      Stage: draw.one(valuesOf('Stage')),
      Amount: 250 * (1 + draw.below(400)),
      Closing_Date: context.day(30 + draw.below(200)),
      Account_Name: to(account),
      ...(own.length > 0 && { Contact_Name: to(draw.one(own)) }),
      ...(draw.percent(30) && { Campaign_Source: to(draw.one(campaigns)) }),
      Lead_Source: draw.one(valuesOf('Lead_Source')),
      Type: draw.one(valuesOf('Deal_Type')),
    })
  })
}
