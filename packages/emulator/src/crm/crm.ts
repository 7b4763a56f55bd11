import { dataCenters, type Environment } from '@x/dc'
import type { Database } from '../engine/database.ts'
import type { Snapshot } from '../engine/snapshot.ts'
import type { EngineEvent } from '../engine/followers.ts'
import { createAccess } from './access/create-access.ts'
import { idsSeen } from './access/record-of-path.ts'
import { readAuditFile } from './areas/audit-log/audit-file.ts'
import { followTerritoryRules } from './areas/territories/follow-territory-rules.ts'
import { createAdmit } from './admit.ts'
import { unknownAddress } from './answers.ts'
import type { Sub } from './call.ts'
import { openData, type OrgData } from './data.ts'
import { describeOrganization, describeUsers, summarize } from './describe.ts'
import type { CrmOrganization, CrmSummary, CrmUser } from './describe.ts'
import { createFindRoute, type Found } from './find-route.ts'
import { notEmulated } from './not-emulated.ts'
import { documentedReadings, type Readings } from './readings.ts'
import { Refusal } from './refusal.ts'
import type { CrmAnswer, CrmCaller, CrmRequest } from './request.ts'
import { routes } from './routes.ts'
import { rowsOfSeed } from './seed/seed-rows-once.ts'
import type { OrganizationSeed } from './seed/organization-seed.ts'
import { plantSamples } from './seed/sample-records/plant-samples.ts'
import { refuseCircles } from './seed/refuse-circle.ts'
import { workOnRecords } from './work-on-records.ts'

/** The CRM of one organization in one data center and environment. */
export interface Crm {
  /** Answers one call. Never throws, whatever the call holds. */
  handle(request: CrmRequest): CrmAnswer
  /** What a call costs, and how it is answered; so that limits can stand between. */
  prepare(request: CrmRequest): PreparedCall
  /** The file of a link that an answer named. Never throws. */
  file(request: FileRequest): CrmAnswer
  organization(): CrmOrganization
  /** Everybody, in the order of their ids; who may log in is who is active and confirmed. */
  users(): readonly CrmUser[]
  /** Counts for a status page. */
  summary(): CrmSummary
  /** A moment to come back to: it costs what changes after it. For tests that share one organization. */
  readonly marks: Pick<Database, 'mark' | 'rewind' | 'release'>
  /** Everything, as plain data. */
  snapshot(): Snapshot
  /** Goes back to what {@link Crm.snapshot} gave, or stays as it is. @throws TypeError for anything else */
  restore(state: unknown): void
}

/** A request for a file, whose token has been accepted already. */
export interface FileRequest {
  /** `/v2/crm/…/AuditLog.csv` */
  readonly path: string
  readonly caller: CrmCaller
}

/** A call whose address was looked up. */
export interface PreparedCall {
  /** API credits. */
  readonly credits: number
  /** Whether it shares the sub-concurrency limit. */
  readonly heavy: boolean
  answer(): CrmAnswer
}

/** What `createCrm` takes. */
export interface CrmOptions {
  /** @default {@link defaultOrganization} */
  readonly seed?: OrganizationSeed | undefined
  /** Id of the data center: `eu`. Country, currency and time zone follow it unless the seed names them. */
  readonly dataCenter: string
  readonly environment: Environment
  /** Where links of files point to. @default that of the data center in the United States */
  readonly filesOrigin?: string | undefined
  readonly clock: { now(): number }
  readonly readings?: Readings
  /** Told of what fails behind a call: jobs and followers. */
  readonly onEvent?: ((event: EngineEvent) => void) | undefined
}

/** User interface of a data center that is none of Zoho's. */
const UNKNOWN_SITE = 'https://crm.emulator.example'

const findRoute = createFindRoute([...routes, ...notEmulated])

/**
 * Creates an organization from a seed.
 *
 * @throws TypeError when the seed cannot be used
 */
export function createCrm(options: CrmOptions): Crm {
  const { clock, readings = documentedReadings, filesOrigin = 'https://download.zoho.com' } = options
  const data = openData(options.onEvent ?? (() => undefined), workOnRecords)
  data.database.adopt(rowsOfSeed(options.seed, options))

  followTerritoryRules(data, readings)
  const admit = createAdmit(data, readings)
  const site = dataCenters.find(({ id }) => id === options.dataCenter)?.crm ?? UNKNOWN_SITE

  const find = (request: Pick<CrmRequest, 'version' | 'method' | 'path' | 'external'>): Found => {
    checkVersion(request.version)
    return findRoute(request.method, request.path, readings, request.external !== undefined)
  }
  /** The operation of a call that was let in; it writes within the act that goes on. */
  const operationOf = (
    request: CrmRequest,
    found: Found,
  ): { readonly by: string; readonly run: () => CrmAnswer } => {
    refuseStranger(found, data)
    const { user, demand } = admit(found, request)
    const { route } = found
    const accessTo = createAccess({ data, user })
    const isByValue = request.external !== undefined && route.byExternal
    const ids = isByValue ? found.ids : idsSeen(found, accessTo, { data, readings })
    const { query, body, form, modifiedSince, unmodifiedSince, external, version, caller } = request
    const asked = { ids, id: ids[0] ?? '', query, body, form, modifiedSince, unmodifiedSince, external }
    const send = (sub: Sub): CrmAnswer =>
      orRefusal(() => {
        const inner = { ...sub, caller }
        const { run } = operationOf(inner, find(inner))
        return data.database.attempt(run)
      })
    const who = { version: Number(version.slice(1)), user, accessTo, demand, send, filesOrigin }
    return {
      by: user.id,
      run: () => route.operation({ ...asked, ...who, site, data, readings, now: clock.now() }),
    }
  }
  const answer = (request: CrmRequest, found: Found): CrmAnswer => {
    const now = clock.now()
    data.jobs.advance(now)
    const { by, run } = operationOf(request, found)
    if (found.module !== '' || found.route.touchesRecords) plantSamples(data)
    return data.database.act({ at: now, by, source: found.route.source }, run)
  }
  const prepare = (request: CrmRequest): PreparedCall => {
    const found = orRefusal(() => find(request))
    if (!('route' in found)) return { credits: 1, heavy: false, answer: () => found }
    return {
      credits: found.route.credits(request),
      heavy: found.route.heavy(request),
      answer: () => orRefusal(() => answer(request, found)),
    }
  }
  return Object.freeze({
    handle: (request: CrmRequest) => prepare(request).answer(),
    prepare,
    file: ({ path, caller }: FileRequest) =>
      orRefusal(() => {
        const now = clock.now()
        data.jobs.advance(now)
        return readAuditFile(path, caller.scopes, { data, readings, now })
      }),
    organization: () => describeOrganization(data),
    users: () => describeUsers(data),
    summary: () => {
      data.jobs.advance(clock.now())
      return summarize(data)
    },
    marks: data.database,
    snapshot: () => data.database.snapshot(),
    restore: (state: unknown) => restore(data, state),
  })
}

/** Becomes what a snapshot holds, or stays as it is. @throws TypeError */
function restore(data: OrgData, state: unknown): void {
  const { database, org } = data
  const before = database.snapshot()
  database.restore(state)
  try {
    if (org.size !== 1) throw new TypeError('The snapshot of an organization must hold its one row of "org".')
    refuseCircles({
      roles: [...data.roles.all()],
      territories: [...data.territories.all()],
      users: [...data.users.all()],
    })
  } catch (error) {
    database.restore(before)
    throw error
  }
}

/**
 * Names of modules begin with a capital letter, but for some that people made: what does not, and is not a module, is an
 * address gone wrong. @throws Refusal
 */
function refuseStranger({ module }: Found, { modules }: OrgData): void {
  if (/^[a-z]/.test(module) && modules.find(module) === undefined) throw new Refusal(unknownAddress())
}

/** Versions 2 to 8, with the minor ones that version 2 had. @throws Refusal for any other */
function checkVersion(version: string): void {
  if (!/^v(?:2(?:\.[12])?|[3-8])$/.test(version)) throw new Refusal(unknownAddress())
}

/** What some work gives, or the error answer that it ended with. */
function orRefusal<T>(work: () => T): T | CrmAnswer {
  try {
    return work()
  } catch (error) {
    if (error instanceof Refusal) return error.answer
    throw error
  }
}
