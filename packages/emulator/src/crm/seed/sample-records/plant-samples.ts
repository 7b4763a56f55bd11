import type { Row } from '../../../engine/table.ts'
import { insertRecord } from '../../areas/records/new-record.ts'
import { orgOf, type OrgData } from '../../data.ts'
import type { IdOf } from '../../model/id.ts'
import { numberOfCountry } from './people-of-countries.ts'
import { SAMPLES } from './pending.ts'
import type { Sample } from './sample.ts'
import { sampleRecords, type SampleOptions } from './sample-records.ts'

/** Number of the first id of a record, and how many of them a country has for itself. */
const FIRST = 5_000_001
const ROOM = 100_000

/** Time between a sample and the next, in milliseconds. */
const BETWEEN = 3 * 60 * 60 * 1000

/** Constants that are worked out when first asked for: the same for every organization of one country and its people. */
const made = new Map<string, readonly Sample[]>()
const MOST = 20

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
  data.database.act({ at: began, by: null, source: 'seed' }, () => {
    data.pending.remove(SAMPLES)
    const samples = samplesOf({ country, began, owners: owners.map(({ id }) => id) }, data.idOf)
    for (const [index, { module, id, values }] of samples.entries()) {
      const owner = owners.find((user) => user.id === (values['Owner'] as Row).id) ?? owners[0]
      if (owner === undefined) return
      insertRecord(module, values, { data, user: owner, now: began + index * BETWEEN }, id)
    }
  })
}

/** Records are made of the values; whatever they hold is frozen with them. */
function samplesOf(options: Omit<SampleOptions, 'nextId'>, idOf: IdOf): readonly Sample[] {
  const key = JSON.stringify([options, idOf(0)])
  const known = made.get(key)
  if (known !== undefined) return known
  let number = FIRST + numberOfCountry(options.country) * ROOM
  const samples = sampleRecords({ ...options, nextId: () => idOf((number += 1)) })
  if (made.size === MOST) made.clear()
  made.set(key, samples)
  return samples
}
