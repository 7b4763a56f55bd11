import { idOf } from '../../model/id.ts'

/** Modules that Zoho ships, and the last digits of their ids in its samples. */
const numbers: Readonly<Record<string, number>> = {
  Leads: 2175,
  Accounts: 2177,
  Contacts: 2179,
  Deals: 2181,
  Tasks: 2183,
  Events: 2185,
  Calls: 2187,
  Campaigns: 2189,
  Vendors: 2191,
  Cases: 2193,
  Solutions: 2195,
  Notes: 2197,
  Price_Books: 2211,
  Products: 2213,
  Quotes: 2219,
  Sales_Orders: 2221,
  Purchase_Orders: 2223,
  Invoices: 2225,
}

/** Id of a module that Zoho ships. */
export function idOfModule(module: string): string {
  return idOf(Object.hasOwn(numbers, module) ? (numbers[module] ?? 0) : 0)
}
