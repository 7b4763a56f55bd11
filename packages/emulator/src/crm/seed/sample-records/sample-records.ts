import { activitiesOf, casesOf } from './work.ts'
import { createDraw } from './draw.ts'
import { papersOf, productsOf, vendorsOf } from './goods.ts'
import { countryOf, numberOfCountry } from './people-of-countries.ts'
import { accountsOf, campaignsOf, contactsOf, dealsOf, leadsOf } from './sales.ts'
import type { Sample, SampleContext } from './sample.ts'

/** What the samples of an organization depend on. */
export interface SampleOptions {
  /** Two letters. */
  readonly country: string
  readonly owners: readonly string[]
  /** Epoch milliseconds. */
  readonly began: number
  readonly nextId: () => string
}

const DAY = 24 * 60 * 60 * 1000

/** A few hundred records, always the same for the same country and people; those that others refer to come first. */
export function sampleRecords({ country: code, owners, began, nextId }: SampleOptions): readonly Sample[] {
  const draw = createDraw(7 + numberOfCountry(code))
  const context: SampleContext = {
    draw,
    country: countryOf(code),
    owners,
    day: (n) => new Date(began + n * DAY).toISOString().slice(0, 10),
    nextId,
    sample: (module, values) => ({
      module,
      id: nextId(),
      values: { Owner: { id: draw.one(owners) }, ...values },
    }),
  }
  const accounts = accountsOf(context)
  const vendors = vendorsOf(context)
  const contacts = contactsOf(context, accounts, vendors)
  const campaigns = campaignsOf(context)
  const leads = leadsOf(context)
  const deals = dealsOf(context, accounts, contacts, campaigns)
  const products = productsOf(context, vendors)
  return [
    ...accounts,
    ...vendors,
    ...contacts,
    ...campaigns,
    ...leads,
    ...deals,
    ...products,
    ...papersOf(context, { accounts, contacts, deals, vendors, products }),
    ...activitiesOf(context, { leads, contacts, deals }),
    ...casesOf(context, { accounts, contacts, products }),
  ]
}
