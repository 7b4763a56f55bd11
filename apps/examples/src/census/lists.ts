/** Packages of the census that are declared, or will be: their operations, by package. */
import * as composite from '@x/composite'
import * as metadata from '@x/metadata'
import * as records from '@x/records'
import * as userGroups from '@x/user-groups'
import * as organization from '@x/organization'
import * as query from '@x/query'
import * as users from '@x/users'

export const packages: Readonly<Record<string, object>> = {
  composite,
  metadata,
  records,
  'user-groups': userGroups,
  organization,
  query,
  users,
}

/** Not done yet: whole packages, or the systems of a package. Each following change makes this list shorter. */
export const notDone: Readonly<Record<string, 'everything' | readonly string[]>> = {
  automation: 'everything',
  bulk: 'everything',
  email: 'everything',
  notifications: 'everything',
}

/** Declared, but the emulator does not serve them yet; their tests are answered by a recording `fetch`. */
export const notServed: readonly string[] = []

/**
 * Not functions of their own: the ordinary function is given `external`. With parameters of a call that names records by
 * values of external fields, in front of the query.
 */
export const byParameter: Readonly<Record<string, readonly [by: string, ...parameters: unknown[]]>> = {
  deleteRecordByExternalId: ['deleteRecord', 'Contacts', 'A-17'],
  delinkRelatedByExternalId: ['delinkRelatedRecords', 'Contacts', 'A-17', 'Deals', ['D-1']],
  delinkRelatedOneByExternalId: ['delinkRelatedRecord', 'Contacts', 'A-17', 'Deals', 'D-1'],
  getRecordByExternalId: ['getRecord', 'Contacts', 'A-17'],
  getRelatedByExternalId: ['getRelatedRecord', 'Contacts', 'A-17', 'Deals', 'D-1'],
  listRelatedByExternalId: ['listRelatedRecords', 'Contacts', 'A-17', 'Deals'],
  updateRecordByExternalId: ['updateRecord', 'Contacts', 'A-17', {}],
  updateRelatedByExternalId: ['updateRelatedRecords', 'Contacts', 'A-17', 'Deals', [{ Deal_No: 'D-1' }]],
  updateRelatedOneByExternalId: ['updateRelatedRecord', 'Contacts', 'A-17', 'Deals', 'D-1', {}],
}

/** Left out for good, with the reason. */
export const leftOut: Readonly<Record<string, string>> = {
  bulkSearchRecords:
    'only the newest description has it, with its parameters in the query and, in its text, in the body; `searchRecords` does one search',
  generateVariableApiName:
    'the newest description names the address alone: neither body nor answer nor scope',
  generateVariableGroupApiName: 'the address is inferred; no source has body, answer or scope',
}
