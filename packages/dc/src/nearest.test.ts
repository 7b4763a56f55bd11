import { describe, expect, it } from 'vitest'
import { nearest } from './nearest.ts'
import { dataCenters } from './table.ts'

describe('nearest', () => {
  it.each([
    // id, name or alias in another case, with white space or a dot
    ['EU', 'eu'],
    ['  eu ', 'eu'],
    ['EUROPE', 'eu'],
    ['UAE', 'ae'],
    // the last label of a host that does not exist
    ['accounts.zoho.ca', 'ca'],
    ['https://accounts.zoho.au/oauth/v2/token?x=1', 'au'],
    ['accounts.zoho.com', 'us'],
    // one edit from a host, in any column
    ['accounts.zoho.comm', 'us'],
    ['https://www.zohoapi.eu', 'eu'],
    ['crm.zohocloud.c', 'ca'],
    ['api-consol.zoho.in', 'in'],
    // part of a name
    ['kingdom', 'uk'],
    ['saudi', 'sa'],
    ['arab', 'sa'],
    // two edits from a name or alias
    ['Eurpoe', 'eu'],
    ['canda', 'ca'],
    ['kanada', 'ca'],
    ['indai', 'in'],
    // three are too many; short words are too alike
    ['kanadaas', undefined],
    ['eux', undefined],
    ['uk1', undefined],
    ['ind', undefined],
    ['zzzz', undefined],
    ['', undefined],
    ['   ', undefined],
  ])('%j is near %s', (value, id) => {
    expect(nearest(value, dataCenters)).toBe(id)
  })

  it('is quick on long text', () => {
    expect(nearest('x'.repeat(10_000_000), dataCenters)).toBeUndefined()
  })
})
