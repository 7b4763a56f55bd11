import { inspect, isDeepStrictEqual } from 'node:util'
import { createEmulator, issueGrant, type Emulator } from '@x/emulator'
import { createAuth, disconnect, importGrant, memoryStore, tokenFor } from '../../src/index.ts'
import type { AccessToken, Auth, Store } from '../../src/index.ts'
import { LONGEST_REST } from '../../src/grant.ts'
import { refreshWindow } from '../../src/memory/token-memory.ts'
import { createHost, createSimulation, type Host, type Simulation } from './simulation.ts'

export const GRANT = 'alice'
const START = Date.parse('2026-01-05T09:00:00Z')
const SCOPES = ['ZohoCRM.org.READ']
const HOUR = 3_600_000
/** How long operations take each way at most: the nearer ones may overtake each other. */
const STORE = 60
const NETWORK = 200
/** What createAuth has by default. */
const LEASE = 15_000
const LONGEST_CALL = 8000

/** What a call may end with. */
const CODES: ReadonlySet<unknown> = new Set([
  'ACCESS_TOKEN_REJECTED',
  'CLIENT_REJECTED',
  'GRANT_NOT_FOUND',
  'INVALID_TOKEN_RESPONSE',
  'NETWORK',
  'NON_JSON_RESPONSE',
  'REAUTHORIZATION_REQUIRED',
  'STORE',
  'THROTTLED',
  'TIMEOUT',
])

/** One token call that reached Zoho. */
interface Call {
  readonly at: number
  readonly by: Process
  readonly refreshToken: string
  /** Whether the row tells when it was made: a wrong clock that Zoho never corrected tells something else. */
  dated: boolean
  /** Whether the clock that led to it was wrong. */
  readonly byClockAstray: boolean
  token?: string
  verdict?: 'dead' | 'throttled'
}

interface Process {
  readonly host: Host
  readonly auth: Auth
  /** Values that Zoho's API refused, as this process was told. */
  readonly rejected: Set<string>
  /** Its wall clock was moved, and Zoho has not corrected it yet. */
  astray: boolean
  /** Its wall clock was moved at all. */
  jumped: boolean
  /** Calls that have not ended. */
  pending: number
  /** It has written an attempt that was not made yet. */
  intends: boolean
  /** When it last asked for a lease. */
  claimedAt: number
}

/** An operation is not done; done, and its answer is lost; done or not, it never ends. */
export type StoreFault = 'before' | 'after' | 'never'

/** What is kept in the store, as far as the invariants need it. */
interface Row {
  readonly source: { readonly refreshToken: string }
  readonly access?: { readonly token: string; readonly issuedAt: number; readonly expiresAt: number }
}

/** Several processes over one store that fails at times, and a Zoho that has bad days. Knows what must hold. */
export class Setup {
  readonly emulator: Emulator
  readonly simulation: Simulation
  readonly processes: Process[] = []
  readonly violations: string[] = []
  readonly calls: Call[] = []
  published = 0
  /** The refresh token that must stand in the store; `undefined`: no grant. */
  connected: string | undefined
  /** Zoho knows that refresh token no longer. */
  revoked = false
  readonly #rows: Store
  /** Who has claimed the lease last. */
  #holder: Process | undefined
  readonly #admin: Auth
  readonly #everPublished = new Set<string>()
  readonly #everRejected = new Set<string>()
  /** Writes of bookkeeping after a failure that will fail. */
  #forgetful = 0
  #luck: number
  #delay = 0
  #clocksJumped = false
  #storeFaults: { when: StoreFault; left: number } = { when: 'before', left: 0 }
  /** Tokens that are in no row, and since when they are served though nothing is in the way of writing them. */
  readonly #unwritten = new Map<string, number>()
  /** Crashes, suspensions and their ends, logins, removals and failures of the store so far: each may cost a token. */
  readonly #excuses: number[] = []

  constructor(processes: number, luck: number) {
    this.#luck = luck
    this.emulator = createEmulator({ start: START, journalSize: 1 })
    this.simulation = createSimulation((ms) => this.emulator.clock.advance(ms))
    this.#rows = memoryStore({
      clock: { now: () => 0, monotonic: this.simulation.now, sleep: () => Promise.resolve() },
    })
    this.#admin = createAuth({
      ...this.#client(),
      store: this.#watched(undefined),
      clock: {
        now: () => START + this.simulation.now(),
        monotonic: this.simulation.now,
        sleep: () => new Promise(() => {}),
      },
      fetch: this.emulator.fetch,
    })
    for (let index = 0; index < processes; index += 1) this.processes.push(this.#start())
  }

  #client(): { clientId: string; clientSecret: string } {
    const { clientId, clientSecret } = this.emulator.client
    return { clientId, clientSecret }
  }

  /** A number from 0 up to `below`, the same in every run of the same life. */
  #draw(below: number): number {
    this.#luck = (Math.imul(this.#luck, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((this.#luck / 2 ** 32) * below)
  }

  #start(jumped = 0): Process {
    const host = createHost(this.simulation, START)
    host.jump(jumped)
    const process: Process = {
      host,
      rejected: new Set(),
      astray: jumped !== 0,
      jumped: jumped !== 0,
      pending: 0,
      intends: false,
      claimedAt: 0,
      auth: createAuth({
        ...this.#client(),
        clock: host.clock,
        store: this.#distant(
          host,
          this.#watched(() => process),
          () => (process.claimedAt = this.simulation.now()),
        ),
        random: (bytes) => Uint8Array.from({ length: bytes }, () => this.#draw(256)),
        onEvent: (event) => this.#expose('an event', event),
        fetch: async (input, init) => {
          const sentAt = this.simulation.now()
          if (sentAt > process.claimedAt + LEASE - LONGEST_CALL)
            this.violate('a token call was begun on a lease that was nearly over')
          const response = await host.later(
            this.#draw(NETWORK),
            () => this.#zoho(process, input, init),
            this.#draw(NETWORK) + this.#slow(),
          )
          // A late answer, as to a process that was stopped meanwhile, tells no time.
          if (this.simulation.now() - sentAt <= 60_000) process.astray = false
          return response
        },
      }),
    }
    return process
  }

  /** The store as a process reaches it: some way off, and failing on command. */
  #distant(host: Host, store: Store, claiming: () => void): Store {
    const far = <T>(operation: () => Promise<T>, isBookkeeping = false): Promise<T> =>
      host.later(
        this.#draw(STORE),
        async () => {
          if (isBookkeeping && this.#forgetful > 0) {
            this.#forgetful -= 1
            this.#excuse()
            throw new Error('the store did not get the bookkeeping')
          }
          const fault = this.#storeFaults
          const fails = fault.left > 0
          if (fails) {
            this.#unwritten.clear()
            this.#storeFaults = { ...fault, left: fault.left - 1 }
            this.#excuse()
          }
          if (fails && fault.when === 'never') return new Promise<never>(() => {})
          if (fails && fault.when === 'before') throw new Error('the store did not get it')
          const result = await operation()
          if (fails) throw new Error('the answer of the store was lost')
          return result
        },
        this.#draw(STORE),
      )
    return {
      read: (key) => far(() => store.read(key)),
      write: (key, value, ...rest) => {
        if (key.startsWith('lease:')) claiming()
        return far(() => store.write(key, value, ...rest), isFailure(value))
      },
      remove: (key, expected) => far(() => store.remove(key, expected)),
    }
  }

  /** The rows themselves; sees every grant that is written. */
  #watched(writer: (() => Process) | undefined): Store {
    const rows = this.#rows
    return {
      read: (key) => rows.read(key),
      remove: async (key, expected) => {
        const removed = await rows.remove(key, expected)
        if (removed && key.startsWith('lease:') && this.#holder !== writer?.())
          this.violate('a lease was taken from its holder')
        return removed
      },
      write: async (key, value, expected, ttl) => {
        const before = await rows.read(key)
        const version = await rows.write(key, value, expected, ttl)
        if (version !== undefined && key.startsWith('lease:')) this.#holder = writer?.()
        if (version !== undefined && key.startsWith('grant:') && writer !== undefined)
          this.#onWrite(
            before === undefined ? undefined : (JSON.parse(before.value) as Row),
            JSON.parse(value) as Row,
            writer(),
          )
        return version
      },
    }
  }

  #onWrite(before: Row | undefined, after: Row, by: Process): void {
    if (before === undefined) return this.violate('a process made a grant out of nothing')
    // Nothing but an attempt was added.
    if (isDeepStrictEqual({ ...before, attempts: 0 }, { ...after, attempts: 0 })) by.intends = true
    if (after.source.refreshToken !== before.source.refreshToken)
      this.violate('a process changed the refresh token')
    const old = before.access
    if (after.access === undefined) {
      if (old !== undefined) this.violate('a process lost the access token')
      return
    }
    const { token } = after.access
    if (token === old?.token) return
    this.published += 1
    if (this.#everPublished.has(token)) this.violate('a token was published a second time')
    this.#everPublished.add(token)
    // One published token a generation: the one before must have been at its end, refused, or taken for over by a wrong clock.
    const call = this.calls.find((each) => each.token === token)
    if (old === undefined || this.#everRejected.has(old.token) || call?.byClockAstray === true || by.astray)
      return
    const now = START + this.simulation.now()
    const window = refreshWindow(GRANT, old.expiresAt - old.issuedAt)
    if (now < old.expiresAt - window - 1000)
      this.violate('a second token was published while the first was good')
  }

  async #zoho(by: Process, input: string | URL | Request, init?: RequestInit): Promise<Response> {
    const refreshToken = new URLSearchParams(init?.body as string).get('refresh_token') ?? ''
    const call: Call = {
      at: this.simulation.now(),
      by,
      refreshToken,
      dated: !by.jumped,
      byClockAstray: by.astray,
    }
    if (!by.intends) this.violate('a token call was made without its intent')
    by.intends = false
    this.#judge(call)
    this.calls.push(call)
    const isFaulty = this.emulator.faults.list().length > 0
    const response = await this.emulator.fetch(input, { ...init, signal: null })
    const text = await response.text()
    const token = /"access_token":"([^"]+)"/.exec(text)?.[1]
    if (token !== undefined) call.token = token
    if (text.includes('invalid_code')) call.verdict = 'dead'
    if (text.includes('failure')) call.verdict = 'throttled'
    if (call.verdict === 'throttled' && !isFaulty && !this.#isMiscounted(call))
      this.violate('Zoho had to throttle')
    // The bookkeeping corrects the time, when it gets through.
    if (token !== undefined || (this.#forgetful === 0 && this.#storeFaults.left === 0)) call.dated = true
    const date = new Date(START + this.simulation.now()).toUTCString()
    return new Response(text, {
      status: response.status,
      headers: { ...Object.fromEntries(response.headers), date },
    })
  }

  #judge(call: Call): void {
    const before = this.calls.filter((each) => each.refreshToken === call.refreshToken)
    const lately = before.filter((each) => each.dated && each.at > call.at - 600_000)
    // Whose clock is wrong finds out by a call that the ten minutes are not over.
    if (lately.length >= 10 && !call.byClockAstray) this.violate('more than ten token calls in ten minutes')
    for (const { verdict, at } of before) {
      if (this.#isExcused(at) || call.by.jumped) continue
      // A second of tolerance: Zoho's Date has whole seconds.
      if (verdict === 'dead' && call.at < at + HOUR - 1000)
        this.violate('a dead refresh token was tried again')
      // Who took a rest for over by a wrong clock, and got no answer, has written another one in its place.
      const isOverwritten = before.some((each) => each.at > at && each.byClockAstray)
      if (verdict === 'throttled' && call.at < at + 599_000 && !isOverwritten)
        this.violate('a throttle was not heeded')
    }
  }

  /** A wrong clock takes the ten minutes for over, and a call that it dated is counted by nobody else. */
  #isMiscounted(call: Call): boolean {
    const { at, refreshToken } = call
    return (
      call.byClockAstray ||
      this.calls.some(
        (each) =>
          !each.dated && each.refreshToken === refreshToken && each.at > at - 600_000 && each !== call,
      )
    )
  }

  #excuse(): void {
    this.#excuses.push(this.simulation.now())
  }

  /** Whether something happened since shortly before `at`: a refresh takes no longer than its lease. */
  #isExcused(at: number): boolean {
    return this.#excuses.some((each) => each >= at - 16_000)
  }

  /** No refresh token, access token or client secret may stand in what others may read. */
  #expose(where: string, value: unknown): void {
    const text = inspect(value, { depth: 8, showHidden: true })
    const tokens = this.calls.flatMap(({ refreshToken, token = refreshToken }) => [refreshToken, token])
    if ([this.#client().clientSecret, ...new Set(tokens)].some((each) => text.includes(each)))
      this.violate(`a secret stands in ${where}`)
  }

  violate(what: string): void {
    this.violations.push(`${what}, at ${this.simulation.now()} ms`)
  }

  /** Somebody asks for a token, calls Zoho's API with it, and on a refusal asks once more, as a client does. */
  call(index: number): void {
    const process = this.processes[index % this.processes.length] as Process
    if (process.host.isStopped()) return
    process.pending += 1
    void this.#call(process)
      .catch((error: unknown) => {
        this.#expose('an error', error)
        const code = (error as { code?: unknown }).code
        if (!CODES.has(code)) this.violate(`a call ended with ${String(code)}: ${String(error)}`)
      })
      .finally(() => (process.pending -= 1))
  }

  async #call(process: Process): Promise<number> {
    const source = tokenFor(process.auth, GRANT)
    const token = await this.#ask(process, source, undefined)
    const status = await this.#use(token)
    if (status !== 401) return status
    process.rejected.add(token.value)
    this.#everRejected.add(token.value)
    return this.#use(await this.#ask(process, source, token.value))
  }

  async #ask(
    process: Process,
    source: ReturnType<typeof tokenFor>,
    rejected: string | undefined,
  ): Promise<AccessToken> {
    const known = new Set(process.rejected)
    const answer = source(rejected === undefined ? {} : { rejected })
    if (!(answer instanceof Promise) && !process.jumped && answer.expiresAt <= START + this.simulation.now())
      this.violate('an expired token was served')
    const token = await answer
    if (known.has(token.value)) this.violate('a rejected token was served')
    if (!(answer instanceof Promise)) this.#mustBeWritten(token.value)
    return token
  }

  /** Each call tries again to write a token, every five seconds at the most. */
  #mustBeWritten(token: string): void {
    if (this.#everPublished.has(token) || this.#isExcused(this.simulation.now() - 5000)) return
    const since = this.#unwritten.get(token)
    if (since === undefined) this.#unwritten.set(token, this.simulation.now())
    else if (this.simulation.now() > since + 6000) this.violate('a token is served that nobody writes down')
  }

  async #use(token: AccessToken): Promise<number> {
    const response = await this.simulation.busy(
      this.emulator.fetch(`${token.apiDomain}/crm/v7/org`, {
        headers: { authorization: `Zoho-oauthtoken ${token.value}` },
      }),
    )
    return response.status
  }

  /** The first login; nothing has happened before. */
  async open(): Promise<this> {
    await this.connect()
    this.#excuses.length = 0
    return this
  }

  /** A login, by an administrator whose store never fails. */
  async connect(): Promise<void> {
    const { refreshToken } = issueGrant(this.emulator, { dc: 'eu', scopes: SCOPES })
    this.#excuse()
    const work = importGrant(this.#admin, { grantId: GRANT, refreshToken, dc: 'eu' })
    this.connected = refreshToken
    this.revoked = false
    await this.simulation.busy(work)
  }

  async remove(): Promise<void> {
    this.#excuse()
    this.connected = undefined
    await this.simulation.busy(disconnect(this.#admin, GRANT, { whenNotRevoked: 'remove' }))
  }

  revoke(): void {
    if (this.connected === undefined) return
    this.emulator.revokeGrant(this.connected)
    this.revoked = true
  }

  crash(index: number): void {
    const at = index % this.processes.length
    const process = this.processes[at] as Process
    process.host.crash()
    this.#excuse()
    // The same machine: its clock stays as wrong as it was.
    this.processes[at] = this.#start(process.host.jumped())
  }

  stop(index: number): void {
    this.#excuse()
    this.processes[index % this.processes.length]?.host.stop()
  }

  /** What a process had decided before it was stopped it does when it wakes, whatever has changed meanwhile. */
  resume(index: number): void {
    const host = this.processes[index % this.processes.length]?.host
    if (host?.isStopped() !== true) return
    this.#excuse()
    host.resume()
  }

  jump(index: number, ms: number): void {
    const process = this.processes[index % this.processes.length] as Process
    process.host.jump(ms)
    process.jumped = true
    this.#clocksJumped = true
    process.astray = true
  }

  breakStore(when: StoreFault, left: number): void {
    this.#storeFaults = { when, left }
  }

  /** So many failed calls leave no trace but their intent. */
  forget(writes: number): void {
    this.#forgetful = writes
  }

  /** The next answer of Zoho's is on its way for so long. */
  delay(ms: number): void {
    this.#delay = ms
  }

  #slow(): number {
    const delay = this.#delay
    this.#delay = 0
    // Longer than a call may take: the answer is lost.
    if (delay > 8000) this.#excuse()
    return delay
  }

  /** What must hold at any time. */
  async check(): Promise<void> {
    const stored = await this.#rows.read(`grant:${this.#client().clientId}:${GRANT}`)
    const refreshToken =
      stored === undefined ? undefined : (JSON.parse(stored.value) as Row).source.refreshToken
    if (refreshToken !== this.connected)
      this.violate(refreshToken === undefined ? 'a grant was lost' : 'a grant was resurrected')
    for (const call of this.calls) {
      if (call.token === undefined || this.#everPublished.has(call.token) || this.#isExcused(call.at))
        continue
      // Not published yet, and nothing has happened that would explain it: it must be on its way.
      if (this.simulation.now() > call.at + 30_000) this.violate('a token call was made for nothing')
    }
    const recent = this.calls.filter(({ at }) => at > this.simulation.now() - 30_000).length
    const unanswered = this.calls.filter(({ token }) => token === undefined).length
    if (this.calls.length > this.published + unanswered + this.#excuses.length + recent)
      this.violate('more token calls than generations, crashes and lost answers')
  }

  /** Everything heals; then everybody must get what is due. */
  async heal(): Promise<void> {
    this.emulator.faults.clear()
    this.breakStore('before', 0)
    this.forget(0)
    this.delay(0)
    for (const index of this.processes.keys()) this.resume(index)
    await this.simulation.pass(60_000)
    await this.simulation.pass(HOUR + 60_000)
    await this.check()
    if (this.processes.some(({ pending }) => pending > 0)) this.violate('somebody still waits')
    this.processes.push(this.#start())
    for (const process of this.processes) {
      let outcome = await this.#outcome(process)
      // The rest that a wrong clock wrote for its own time comes due for all others: once, and for no longer than its length.
      if (outcome === 'THROTTLED' && this.#clocksJumped) {
        await this.simulation.pass(LONGEST_REST)
        outcome = await this.#outcome(process)
      }
      const due =
        this.connected === undefined ? 'GRANT_NOT_FOUND' : this.revoked ? 'REAUTHORIZATION_REQUIRED' : 200
      if (outcome !== due)
        this.violate(`after all healed a process gets ${String(outcome)} instead of ${due}`)
    }
    await this.check()
  }

  /** What a call of this process ends with. */
  async #outcome(process: Process): Promise<unknown> {
    let outcome: unknown
    void this.#call(process).then(
      (status) => (outcome = status),
      (error: unknown) => (outcome = (error as { code?: unknown }).code ?? error),
    )
    await this.simulation.pass(60_000)
    return outcome
  }
}

/** Whether a row is written after a failed call. */
function isFailure(value: string): boolean {
  return value.startsWith('{"schema"') && (value.includes('"rest":') || value.includes('"dead":'))
}
