import { createClient, type Client } from '@x/client'
import { createEmulator, issueGrant } from '@x/emulator'
import { describe, expect, test } from 'vitest'
import {
  createDataSubjectRequest,
  deleteDataSubjectRequest,
  isOpenRequest,
  listDataSubjectRequests,
  setDataProcessingBasis,
} from '../src/index.ts'
import { CONTACT } from './ids.ts'

function open(): Client {
  const emulator = createEmulator()
  const { accessToken: value, apiDomain } = issueGrant(emulator, {
    dc: 'eu',
    scopes: ['ZohoCRM.modules.ALL'],
  })
  const { fetch, clock } = emulator
  return createClient({ token: () => ({ value, apiDomain }), fetch, clock })
}

describe('requests of people about their data', () => {
  test('are written down, listed and deleted', async () => {
    const zoho = open()
    expect((await listDataSubjectRequests(zoho)).items).toEqual([])
    const request = { Request_Type: 'Export', Parent_Id: { id: CONTACT }, Requested_By: 'Joris' }
    expect(await createDataSubjectRequest(zoho, request)).toMatchObject({ ok: true })
    const { items: rows } = await listDataSubjectRequests(zoho, { per_page: 10 })
    expect(rows).toMatchObject([
      { Request_Type: 'Export', Requested_By: 'Joris', Parent_Id: { id: CONTACT } },
    ])
    expect(rows.filter(isOpenRequest)).toHaveLength(1)
    expect(await deleteDataSubjectRequest(zoho, rows[0]?.id ?? '')).toMatchObject({ ok: true })
    expect((await listDataSubjectRequests(zoho)).items).toEqual([])
  })

  test.each([
    ['true', false],
    ['True', false],
    [true, false],
    ['false', true],
    [false, true],
    [null, true],
    [undefined, true],
  ])('whose Is_Closed is %j are open: %j', (closed, isOpen) => {
    expect(isOpenRequest(closed === undefined ? {} : { Is_Closed: closed })).toBe(isOpen)
  })
})

test('the basis goes with the record, and with it what the person agreed to', async () => {
  const bodies: unknown[] = []
  const zoho = createClient({
    token: () => ({ value: 't', apiDomain: 'https://www.zohoapis.eu' }),
    fetch: async (request) => {
      bodies.push([new URL(request.url).pathname, await request.json()])
      return Response.json({
        data: [{ code: 'SUCCESS', status: 'success', message: 'record updated', details: { id: '5' } }],
      })
    },
  })
  await setDataProcessingBasis(zoho, 'Contacts', '5', 'Contract')
  const consent = { Contact_Through_Email: true, Consent_Date: '2026-07-01' }
  await setDataProcessingBasis(zoho, 'Contacts', '5', 'Obtained', consent)
  expect(bodies).toMatchObject([
    ['/crm/v7/Contacts/5', { data: [{ Data_Processing_Basis: 'Contract' }] }],
    [
      '/crm/v7/Contacts/5',
      { data: [{ Data_Processing_Basis: 'Obtained', Data_Processing_Basis_Details: consent }] },
    ],
  ])
})
