import { createClient, type Client } from '@x/client'
import { createEmulator, issueGrant } from '@x/emulator'
import { createBusinessHours, createHolidays, enableMultiCurrency, listCurrencies } from '@x/organization'
import { expect, test } from 'vitest'
import { isOpen, setRates } from './organization.ts'

function open(): Client {
  const emulator = createEmulator()
  const scopes = ['ZohoCRM.org.READ', 'ZohoCRM.settings.ALL']
  const { accessToken: value, apiDomain } = issueGrant(emulator, { dc: 'eu', scopes })
  return createClient({ token: () => ({ value, apiDomain }), fetch: emulator.fetch, clock: emulator.clock })
}

test('the organization is open by its own clock, summer and winter, but for holidays', async () => {
  const zoho = open()
  expect(await isOpen(zoho, new Date('2026-06-01T10:00:00Z'))).toBe(false)
  const year = new Date(zoho.clock.now()).getUTCFullYear()
  await createBusinessHours(zoho, {
    type: 'custom',
    week_starts_on: 'Monday',
    business_days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    same_as_everyday: true,
    daily_timing: ['08:00', '18:00'],
  })
  await createHolidays(zoho, [{ name: 'Day', date: `${year}-08-24`, type: 'business_holiday' }])
  // Amsterdam is two hours ahead of UTC in summer, one in winter.
  const times = [
    '07-01T06:00',
    '07-01T05:59',
    '12-01T07:00',
    '12-01T06:59',
    '12-01T17:00',
    '08-24T10:00',
    '08-23T22:30',
  ]
  const answers = await Promise.all(times.map((time) => isOpen(zoho, new Date(`${year}-${time}:00Z`))))
  expect(answers).toEqual([true, false, true, false, false, false, false])
})

test('rates are set, and currencies added', async () => {
  const zoho = open()
  await enableMultiCurrency(zoho, { name: 'Euro - EUR', iso_code: 'EUR', exchange_rate: '1' })
  await setRates(zoho, { EUR: '2', INR: '89.123456789' })
  await setRates(zoho, { INR: '90' })
  const currencies = await listCurrencies(zoho)
  expect(currencies.map(({ iso_code: code, exchange_rate: rate }) => [code, rate])).toEqual([
    ['EUR', '1.000000000'],
    ['INR', '90.000000000'],
  ])
})
