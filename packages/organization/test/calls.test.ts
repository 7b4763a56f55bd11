import { createClient, type Client } from '@x/client'
import { describe, expect, test } from 'vitest'
import {
  createBusinessHours,
  createHolidays,
  downloadAuditLogExport,
  enableMultiCurrency,
  getFiscalYear,
  getOrg,
  listCurrencies,
  updateFiscalYear,
  uploadOrgPhoto,
} from '../src/index.ts'
import { at, reading } from './at-emulator.ts'

/** A client whose calls are all answered so, and what it sent. */
function answering(body: unknown, status = 200): { zoho: Client; sent: string[] } {
  const sent: string[] = []
  const zoho = createClient({
    token: () => ({ value: 'token', apiDomain: 'https://www.zohoapis.com' }),
    fetch: async (request) => {
      sent.push(`${request.method} ${new URL(request.url).pathname} ${await request.text()}`)
      return status === 204 ? new Response(null, { status }) : Response.json(body, { status })
    },
  })
  return { zoho, sent }
}
const done = { code: 'SUCCESS', details: { id: '1' }, message: 'done', status: 'success' }

describe('what Zoho is known to do oddly', () => {
  test('settings that exist once come and go as objects, not arrays', async () => {
    const hours = { type: '24_by_7', week_starts_on: 'Monday' } as const
    const { zoho, sent } = answering({ business_hours: done }, 201)
    expect(await createBusinessHours(zoho, hours)).toMatchObject({ ok: true, id: '1' })
    expect(sent).toEqual([
      `POST /crm/v7/settings/business_hours ${JSON.stringify({ business_hours: hours })}`,
    ])
    const year = answering({ fiscal_year: { ...done, details: {} } })
    expect(await updateFiscalYear(year.zoho, { start_month: 'MAY' })).toMatchObject({
      ok: true,
      id: undefined,
    })
    expect(await getFiscalYear(answering({ fiscal_year: { start_month: 'April' } }).zoho)).toMatchObject({
      start_month: 'April',
    })
  })

  test('one currency only is 403, or nothing', async () => {
    await expect(listCurrencies(at())).rejects.toMatchObject({ code: 'CURRENCIES_NOT_ENABLED', status: 403 })
    expect(await listCurrencies(reading({ currencies: { off: 'no-content' } }))).toEqual([])
  })

  test('a photo that is too large has several codes: each comes as it is; ours is refused before', async () => {
    const png = new File([new Uint8Array(1_048_577)], 'photo.png')
    const { zoho, sent } = answering({})
    await expect(uploadOrgPhoto(zoho, png)).rejects.toThrow('1048576')
    expect(sent).toEqual([])
    for (const [code, status] of [
      ['FILE_SIZE_EXCEEDS', 413],
      ['FILE_SIZE_MORE_THAN_ALLOWED_SIZE', 415],
    ] as const) {
      const refused = answering({ code, details: { size: 1 }, message: 'no', status: 'error' }, status)
      await expect(uploadOrgPhoto(refused.zoho, new File(['x'], 'x.png'))).rejects.toMatchObject({ code })
    }
  })

  test('the second base is refused inside the key or beside it', async () => {
    const refused = { code: 'ALREADY_ENABLED', details: {}, message: 'no', status: 'error' }
    const base = { name: 'Euro - EUR', iso_code: 'EUR', exchange_rate: '1' }
    for (const body of [refused, { base_currency: refused }])
      await expect(enableMultiCurrency(answering(body, 400).zoho, base)).rejects.toMatchObject({
        code: 'ALREADY_ENABLED',
      })
  })

  test('a shift of a holiday goes as its id or as an object, as the caller writes it', async () => {
    const { zoho, sent } = answering({ holidays: [done] }, 201)
    const day = { name: 'A', date: '2026-09-01', type: 'shift_holiday', shift_hour: '5' } as const
    await createHolidays(zoho, [day])
    await createHolidays(zoho, [{ ...day, shift_hour: { id: '5' } }])
    expect(sent.map((line) => /"shift_hour":(.*)\}\]/.exec(line)?.[1])).toEqual(['"5"', '{"id":"5"}'])
  })

  test('connectors ship without the scope for the organization: the error says which to ask for', async () => {
    const zoho = at(['ZohoCRM.users.READ'])
    await expect(getOrg(zoho)).rejects.toMatchObject({ code: 'MISSING_SCOPE', missing: ['ZohoCRM.org.READ'] })
  })

  test('the file of an export is fetched with the token from a listed host only', async () => {
    const seen: string[] = []
    const zoho = createClient({
      token: () => ({ value: 'token', apiDomain: 'https://www.zohoapis.com' }),
      fetch: async (request) => {
        seen.push(`${request.url} ${request.headers.get('authorization') !== null}`)
        return new Response('when,who')
      },
    })
    const link = 'https://download.zoho.com/v2/crm/1/auditlog/2/AuditLog_001.zip'
    expect(await (await downloadAuditLogExport(zoho, link)).text()).toBe('when,who')
    expect(seen).toEqual([`${link} true`])
    for (const host of ['download.zoho.com.evil.example', 'evil.example', 'download.zoho.eu'])
      await expect(downloadAuditLogExport(zoho, `https://${host}/a/AuditLog.csv`)).rejects.toMatchObject({
        code: 'UNCONFIRMED_HOST',
      })
    expect(seen).toHaveLength(1)
  })
})
