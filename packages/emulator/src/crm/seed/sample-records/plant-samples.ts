import type { Row } from '../../../engine/table.ts'
import { insertRecord } from '../../areas/records/new-record.ts'
import { orgOf, type OrgData } from '../../data.ts'
import { numberOfCountry } from './people-of-countries.ts'
import { SAMPLES } from './pending.ts'
import { sampleRecords } from './sample-records.ts'

/** Number of the first id of a record, and how many of them a country has for itself. */
const FIRST = 5_000_001
const ROOM = 100_000

/** Time between a sample and the next, in milliseconds. */
const BETWEEN = 3 * 60 * 60 * 1000

/**
 * Plants the samples of an organization that has not got them yet, in an act of its own. Nobody waits for them before the
 * first call that is about records.
 */
export function plantSamples(data: OrgData): void {
  if (!data.pending.has(SAMPLES)) return
  const org = orgOf(data)
  const country = org.country_code
  const began = Date.parse(org.created_time)
  const owners = [...data.users.all()].filter(({ status, confirm }) => status === 'active' && confirm)
  let number = FIRST + numberOfCountry(country) * ROOM
  const nextId = (): string => data.idOf((number += 1))
  data.database.act({ at: began, by: null, source: 'seed' }, () => {
    data.pending.remove(SAMPLES)
    const samples = sampleRecords({ country, began, nextId, owners: owners.map(({ id }) => id) })
    for (const [index, { module, id, values }] of samples.entries()) {
      const owner = owners.find((user) => user.id === (values['Owner'] as Row).id) ?? owners[0]
      if (owner === undefined) return
      insertRecord(module, values, { data, user: owner, now: began + index * BETWEEN }, id)
    }
  })
}
