import { expect, test } from 'vitest'
import { createClient } from '@x/client'
import { createEmulator, issueGrant } from '@x/emulator'
import { createAuditLogExport, downloadAuditLogExport, getAuditLogExport } from '../src/index.ts'

test.each([
  ['us', 'download.zoho.com'],
  ['eu', 'download-accl.zoho.eu'],
  // No host for files is known there.
  ['jp', 'www.zohoapis.jp'],
])('the file of an export comes from the host of its link: %s, %s', async (dc, host) => {
  const emulator = createEmulator()
  const scopes = ['ZohoCRM.settings.ALL', 'ZohoCRM.org.ALL', 'ZohoCRM.users.ALL', 'ZohoFiles.files.READ']
  const { accessToken: value, apiDomain } = issueGrant(emulator, { dc, scopes })
  const hosts: string[] = []
  const zoho = createClient({
    token: () => ({ value, apiDomain }),
    clock: emulator.clock,
    fetch: async (request) => {
      hosts.push(new URL(request.url).host)
      return await emulator.fetch(request)
    },
  })
  const { id = '' } = await createAuditLogExport(zoho)
  emulator.clock.advance(5000)
  const done = await getAuditLogExport(zoho, id)
  const [link = ''] = done?.download_links ?? []
  const file = await downloadAuditLogExport(zoho, link)
  expect(await file.text()).toMatch(/^Audited Time,Done By,Action,Module,Record Id,Record Name\r\n/)
  expect([hosts.at(-1), new URL(link).host]).toEqual([host, host])
  await expect(
    downloadAuditLogExport(zoho, link.replace(/auditlog\/\d+/, 'auditlog/5')),
  ).rejects.toMatchObject({
    status: 404,
  })
})
