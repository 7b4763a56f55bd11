import { scopesFor } from '@x/client'
import { createEmulator, issueGrant } from '@x/emulator'
import * as userGroups from '@x/user-groups'
import { expect, test } from 'vitest'
import { at, failure, GROUP } from './zoho.ts'

const { scopes } = userGroups

test('what all operations need together, each once', () => {
  const operations = Object.values(userGroups).filter(
    (each) => typeof each === 'function' && 'scopes' in each,
  )
  expect(operations).toHaveLength(15)
  expect(scopesFor(...operations).toSorted()).toEqual(
    Object.values(scopes)
      .filter((each) => each !== scopes.all)
      .toSorted(),
  )
})

test.each([scopes.update, scopes.read])('an update is not sent by a token that lacks %s', async (scope) => {
  const emulator = createEmulator()
  const { accessToken: value, apiDomain } = issueGrant(emulator, { dc: 'eu', scopes: [scopes.all] })
  const granted = Object.values(scopes).filter((each) => each !== scope && each !== scopes.all)
  const zoho = at(emulator, { token: () => ({ value, apiDomain, scopes: granted }) })
  expect(await failure(userGroups.updateUserGroup(zoho, GROUP, { name: 'x' }))).toMatchObject({
    code: 'MISSING_SCOPE',
    missing: [scope],
  })
  // It reads before it writes, and may read.
  const sent = emulator.journal.entries().map(({ method }) => method)
  expect(sent).toEqual(scope === scopes.update ? sent.filter((method) => method === 'GET') : [])
})
