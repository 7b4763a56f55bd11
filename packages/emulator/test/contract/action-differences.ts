import type { Difference } from './differences.ts'

/** What is done with records besides writing them. */
export const differencesOfActions: readonly Difference[] = [
  {
    about: 'POST /{module}/{masterRecordId}/actions/merge: a record merged with itself',
    complaint: '/ must match exactly one schema in oneOf',
    reason: 'the page has DUPLICATE_DATA; this description forgets it',
  },
  {
    about: 'GET /{module}/{masterRecordId}/actions/merge: a merge',
    complaint: '/merge/*/status must be equal to one of the allowed values',
    reason: 'the pages write states of jobs in upper case; this description in lower case',
  },
]
