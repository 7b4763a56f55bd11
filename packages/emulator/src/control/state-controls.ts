import { inside, type Emulator } from '../emulator.ts'
import { refuseUnknown } from '../complete.ts'
import { restoreSnapshot } from '../kernel/snapshot.ts'
import type { Control } from './controls.ts'

/** What an administrator of the page may do: everything that records and settings need. */
const SCOPES = [
  'ZohoCRM.modules.ALL',
  'ZohoCRM.settings.ALL',
  'ZohoCRM.users.ALL',
  'ZohoCRM.org.ALL',
  'ZohoCRM.coql.READ',
  'ZohoSearch.securesearch.READ',
]
const VERSION = 'v8'

/** What a call of the page holds. */
interface CallInput {
  /** `eu/production/0`, as `GET /state` names it. */
  readonly place?: string
  readonly method?: string
  /** What follows `/crm/v8`: `/Leads?fields=Last_Name`. */
  readonly path?: string
  readonly body?: unknown
}

/** Controls of what the emulator holds: looking at it and changing it as an administrator, and beginning again. */
export function stateControls(emulator: Emulator): readonly Control[] {
  const start = emulator.snapshot()
  return [
    {
      method: 'POST',
      path: '/reset',
      run: () => {
        const { services } = emulator[inside]
        // Nobody is given a token that somebody had before; and the clock of connected programs does not go back.
        restoreSnapshot(services, { ...start, random: services.random.snapshot() }, { time: 'keep' })
        emulator.faults.clear()
        emulator.journal.clear()
      },
    },
    { method: 'POST', path: '/calls', run: (input) => callAsAdministrator(emulator, input) },
  ]
}

/** One call without a token, limits, faults and a line in the journal. */
function callAsAdministrator(emulator: Emulator, input: unknown): object {
  refuseUnknown('the body', input ?? {}, ['place', 'method', 'path', 'body'])
  const { place = '', method = 'GET', path = '', body } = (input ?? {}) as CallInput
  const { organizations } = emulator[inside].services
  const known = typeof place === 'string' ? organizations.get(place) : undefined
  if (known === undefined) {
    const places = organizations.inUse().map(({ key }) => key)
    throw new TypeError(`"place" must be one of the organizations in use: ${places.join(', ')}.`)
  }
  if (typeof method !== 'string' || typeof path !== 'string' || !path.startsWith('/'))
    throw new TypeError('Send {"place", "method": "GET", "path": "/Leads?fields=Last_Name"}.')
  const { crm } = known
  const administrator = crm
    .users()
    .find((user) => user.profile === 'Administrator' && user.status === 'active')
  if (administrator === undefined) throw new TypeError('The organization has no active administrator.')
  const [address = '', query] = path.split('?', 2)
  const answer = crm.handle({
    version: VERSION,
    method,
    path: address,
    query: new URLSearchParams(query),
    body,
    caller: { userId: administrator.id, scopes: SCOPES },
  })
  return { status: answer.status, body: answer.body ?? null }
}
