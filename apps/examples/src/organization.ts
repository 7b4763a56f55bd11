// Examples of @x/organization.
import type { Client } from '@x/client'
import {
  addCurrencies,
  getBusinessHours,
  getOrg,
  listCurrencies,
  listHolidays,
  updateCurrencies,
  type Day,
} from '@x/organization'

// #region is-open
/** Whether the organization works at an instant: by its own clock, its hours and its holidays. */
export async function isOpen(zoho: Client, at: Date): Promise<boolean> {
  const [org, hours] = [await getOrg(zoho), await getBusinessHours(zoho)]
  if (org === undefined || hours === undefined) return false
  const local = localTime(at, org.time_zone)
  const { items } = await listHolidays(zoho, {
    year: Number(local.date.slice(0, 4)),
    type: 'business_holiday',
  })
  if (items.some(({ date }) => date === local.date) || !hours.business_days.includes(local.day)) return false
  if (hours.type !== 'custom') return true
  const own = hours.custom_timing?.find(({ days }) => days === local.day)?.business_timing
  const [from, to] = own ?? hours.daily_timing ?? ['00:00', '00:00']
  return from <= local.time && local.time < to
}

/** An instant on the clocks of a time zone, whose daylight saving it follows. */
function localTime(at: Date, timeZone: string): { date: string; time: string; day: Day } {
  const format = (options: Intl.DateTimeFormatOptions, locale = 'en'): string =>
    new Intl.DateTimeFormat(locale, { timeZone, ...options }).format(at)
  return {
    date: format({ year: 'numeric', month: '2-digit', day: '2-digit' }, 'sv'),
    time: format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    day: format({ weekday: 'long' }) as Day,
  }
}
// #endregion is-open

// #region rates
/** Sets exchange rates, given as text so that no digit is lost; adds currencies that are not there yet. */
export async function setRates(zoho: Client, rates: Readonly<Record<string, string>>): Promise<void> {
  const there = new Map((await listCurrencies(zoho)).map((currency) => [currency.iso_code, currency]))
  const changes = Object.entries(rates).flatMap(([code, exchange_rate]) => {
    const currency = there.get(code)
    return currency === undefined || currency.is_base ? [] : [{ id: currency.id, exchange_rate }]
  })
  const added = Object.entries(rates).flatMap(([code, exchange_rate]) => {
    const name = `${new Intl.DisplayNames('en', { type: 'currency' }).of(code)} - ${code}`
    return there.has(code) ? [] : [{ name, iso_code: code, exchange_rate }]
  })
  const results = [...(await updateCurrencies(zoho, changes)), ...(await addCurrencies(zoho, added))]
  for (const result of results) if (!result.ok) throw result.error
}
// #endregion rates
