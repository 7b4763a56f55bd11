import { describe, expect, test } from 'vitest'
import { readSettings } from '../src/settings.ts'

const web = { ZOHO_CLIENT_ID: '1000.A', ZOHO_CLIENT_SECRET: 's' }

describe('settings', () => {
  test('none at all are fine', () => {
    const settings = readSettings({})
    expect(settings).toMatchObject({ port: 3000, dc: 'us', clients: {}, store: undefined, origin: undefined })
    expect(settings.dataCenters.length).toBe(10)
  })

  test('empty ones count as not set: .env.example can be copied as it is', () => {
    const copied = {
      ZOHO_CLIENT_ID: '',
      ZOHO_CLIENT_SECRET: ' ',
      ZOHO_DC: '',
      ZOHO_DATA_CENTERS: '',
      STORE: '',
    }
    expect(readSettings(copied)).toEqual(readSettings({}))
  })

  test('one secret, or one for each data center', () => {
    expect(readSettings(web).clients.web).toEqual({ clientId: '1000.A', clientSecret: 's' })
    const several = readSettings({ ...web, ZOHO_DC: 'eu', ZOHO_CLIENT_SECRET_IN: 't' })
    expect(several.clients.web?.clientSecret).toEqual({ eu: 's', in: 't' })
  })

  test.each<[Record<string, string>, RegExp]>([
    [{ ZOHO_CLIENT_ID: '1000.A' }, /ZOHO_CLIENT_ID and ZOHO_CLIENT_SECRET belong together/],
    [{ ZOHO_CLIENT_SECRET: 's' }, /belong together/],
    [{ ...web, ZOHO_SELF_CLIENT_ID: 'x' }, /ZOHO_SELF_CLIENT_ID and ZOHO_SELF_CLIENT_SECRET belong together/],
    [{ ZOHO_SELF_CLIENT_ID: 'x', ZOHO_SELF_CLIENT_SECRET: 'y' }, /the web login is the way in/],
    [{ ZOHO_DC: 'euro' }, /"euro".*eu/],
    [{ ZOHO_DATA_CENTERS: 'eu,atlantis' }, /atlantis/],
    [{ PORT: 'x' }, /PORT must be a number/],
    [{ PORT: '70000' }, /PORT must be a number/],
    [{ APP_ORIGIN: 'crm-demo.example' }, /APP_ORIGIN must look like/],
    [{ APP_ORIGIN: 'https://crm-demo.example/path' }, /APP_ORIGIN must look like/],
    [{ APP_ORIGIN: 'ftp://crm-demo.example' }, /APP_ORIGIN must look like/],
  ])('%j says which variable, and what to write instead', (variables, words) => {
    expect(() => readSettings(variables)).toThrow(words)
    expect(() => readSettings(variables)).not.toThrow(/\bs\b secret/)
  })
})
