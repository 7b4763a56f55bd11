import { environments, type DataCenter, type Environment } from '@x/dc'
import { quote } from '@x/dc/error'
import type { Clock } from '@x/dc/clock'
import { createCrm, defaultUsers, type Crm, type CrmUser, type OrganizationSeed } from '../crm/index.ts'
import type { Snapshot as DatabaseSnapshot } from '../engine/snapshot.ts'
import type { Readings } from './readings.ts'

/** One organization: it lives in one environment of one data center. */
export interface OrganizationHost {
  /** `eu/production/0`. */
  readonly key: string
  readonly dc: string
  readonly environment: Environment
  /** Comes to life when it is first asked for. */
  readonly crm: Crm
  /** Everybody in it; asking for them does not bring a default organization to life. */
  users(): readonly CrmUser[]
}

/** All organizations. They come to life when somebody first asks for them. */
export interface Organizations {
  /** The organizations of a data center; of one environment, or of all. */
  of(dc: string, environment?: Environment): readonly OrganizationHost[]
  get(key: string): OrganizationHost | undefined
  /** Those that somebody has asked for. */
  inUse(): readonly OrganizationHost[]
  snapshot(): Readonly<Record<string, DatabaseSnapshot>>
  /** Becomes what a snapshot says, or stays as it is. @throws TypeError */
  restore(state: Readonly<Record<string, unknown>>): void
}

/** A job or a follower that failed. */
export interface OrganizationFailure {
  readonly dc: string
  readonly environment: Environment
  /** Kind of the job, or name of the follower. */
  readonly what: string
}

/** Organizations by `eu` (production) or `eu/sandbox`; a list makes several. */
export type OrganizationSeeds = Readonly<Record<string, OrganizationSeed | readonly OrganizationSeed[]>>

/** What an organization starts from; `undefined` for that of its data center. */
type Seed = OrganizationSeed | undefined

export function createOrganizations(options: {
  readonly dataCenters: readonly DataCenter[]
  readonly organization?: OrganizationSeed | undefined
  readonly organizations?: OrganizationSeeds | undefined
  readonly clock: Clock
  readonly readings: Readings
  /** Told when something behind the calls of an organization fails. */
  readonly onFailure?: (failure: OrganizationFailure) => void
}): Organizations {
  const { dataCenters, organization, organizations = {}, clock, readings, onFailure } = options
  const seeds = new Map<string, readonly Seed[]>()
  for (const row of dataCenters) {
    for (const environment of environments) {
      if (row.api[environment] === undefined) continue
      const own =
        organizations[`${row.id}/${environment}`] ??
        (environment === 'production' ? organizations[row.id] : undefined)
      const given: readonly OrganizationSeed[] =
        own === undefined ? [] : Array.isArray(own) ? own : [own as OrganizationSeed]
      seeds.set(`${row.id}/${environment}`, given.length > 0 ? given : [organization])
    }
  }
  for (const name of Object.keys(organizations)) {
    if (seeds.has(name) || seeds.has(`${name}/production`)) continue
    throw new TypeError(
      `seed.organizations has ${quote(name)}, which is not a data center of this emulator. ` +
        `Write one of ${dataCenters.map((row) => row.id).join(', ')}, or such as eu/sandbox.`,
    )
  }

  const places = new Map<string, OrganizationHost>()
  const make = (dc: string, environment: Environment, index: number, seed: Seed): OrganizationHost =>
    hostOf({ key: `${dc}/${environment}/${index}`, dc, environment }, seed, () =>
      createCrm({
        seed,
        dataCenter: dc,
        environment,
        filesOrigin: filesOriginOf(
          dataCenters.find(({ id }) => id === dc),
          environment,
        ),
        clock,
        readings,
        onEvent: (event) => onFailure?.({ dc, environment, what: 'kind' in event ? event.kind : event.name }),
      }),
    )
  const open = (dc: string, environment: Environment, index: number, seed: Seed): OrganizationHost => {
    const known = places.get(`${dc}/${environment}/${index}`)
    if (known !== undefined) return known
    const place = make(dc, environment, index, seed)
    places.set(place.key, place)
    return place
  }
  /** The organization of a key as it was. @throws TypeError for a key or a state that cannot be used */
  const revive = (key: string, state: unknown): OrganizationHost => {
    const [, dc = '', environment = '', index = ''] = /^([^/]+)\/([^/]+)\/(\d{1,4})$/.exec(key) ?? []
    const all = seeds.get(`${dc}/${environment}`) ?? []
    const seed = all[Number(index)]
    if (Number(index) >= all.length)
      throw new TypeError(`The snapshot has an organization ${quote(key)}, which is not here.`)
    const place = make(dc, environment as Environment, Number(index), seed)
    place.crm.restore(state)
    return place
  }
  const of = (dc: string, environment?: Environment): readonly OrganizationHost[] =>
    environments
      .filter((each) => environment === undefined || each === environment)
      .flatMap((each) => (seeds.get(`${dc}/${each}`) ?? []).map((seed, index) => open(dc, each, index, seed)))
  const get = (key: string): OrganizationHost | undefined => {
    const known = places.get(key)
    if (known !== undefined) return known
    const [dc = '', environment] = key.split('/')
    return of(dc, environment as Environment).find((place) => place.key === key)
  }

  return Object.freeze({
    of,
    get,
    inUse: () => [...places.values()],
    snapshot: () => Object.fromEntries([...places].map(([key, place]) => [key, place.crm.snapshot()])),
    restore: (state: Readonly<Record<string, unknown>>) => {
      const revived = Object.entries(state).map(([key, value]) => revive(key, value))
      places.clear()
      for (const place of revived) places.set(place.key, place)
    },
  })
}

/** A seed of somebody's own may be refused, so its organization is made now; the default one when it is needed. */
function hostOf(
  place: Pick<OrganizationHost, 'key' | 'dc' | 'environment'>,
  seed: Seed,
  create: () => Crm,
): OrganizationHost {
  let made = seed === undefined ? undefined : create()
  return Object.freeze({
    ...place,
    get crm() {
      made ??= create()
      return made
    },
    users: () =>
      made === undefined
        ? defaultUsers({ dataCenter: place.dc, environment: place.environment })
        : made.users(),
  })
}

/** Where links of files point to: the audit log has a host of its own where that is known; else the first, or that of the API. */
function filesOriginOf(row: DataCenter | undefined, environment: Environment): string | undefined {
  const known = row?.downloads ?? []
  return known.find((origin) => origin.includes('//download.')) ?? known[0] ?? row?.api[environment]
}
