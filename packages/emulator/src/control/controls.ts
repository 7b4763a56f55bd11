import type { DataCenter } from '@x/dc'
import type { Emulator } from '../emulator.ts'
import type { Fault, FaultInput } from '../kernel/fault.ts'
import { CLIENT_OPTIONS as CLIENT } from '../kernel/clients.ts'
import { refuseUnknown } from '../complete.ts'
import type { SettingsInput } from '../kernel/settings.ts'
import type { Snapshot } from '../kernel/snapshot.ts'
import { approveDevice } from '../scripting/approve-device.ts'
import { authorize } from '../scripting/authorize.ts'
import { issueGrant, type GrantRequest } from '../scripting/issue-grant.ts'
import { issueSelfClientCode } from '../scripting/self-client-code.ts'

/** One control: what is done with the JSON that came. */
export interface Control {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly run: (input: unknown) => unknown
}

/** Every control of the control port. */
export function controls(emulator: Emulator, dataCenters: readonly DataCenter[]): readonly Control[] {
  const { clock, faults, journal } = emulator
  return [
    { method: 'GET', path: '/data-centers', run: () => dataCenters },
    { method: 'GET', path: '/clock', run: () => ({ now: clock.now() }) },
    {
      method: 'POST',
      path: '/clock',
      run: (input) => {
        const { advance, set } = fields(input, ['advance', 'set']) as { advance?: number; set?: number }
        if ((advance === undefined) === (set === undefined)) {
          throw new TypeError('Send either {"advance": milliseconds} or {"set": epoch milliseconds}.')
        }
        if (advance !== undefined) clock.advance(advance)
        if (set !== undefined) clock.set(set)
        return { now: clock.now() }
      },
    },
    { method: 'GET', path: '/limits', run: () => emulator.limits },
    {
      method: 'POST',
      path: '/limits',
      run: (limits = {}) => change(emulator, { limits: limits as object }).limits,
    },
    { method: 'GET', path: '/readings', run: () => emulator.readings },
    {
      method: 'POST',
      path: '/readings',
      run: (readings = {}) => change(emulator, { readings: readings as object }).readings,
    },
    { method: 'GET', path: '/faults', run: () => faults.list().map(withCount) },
    { method: 'POST', path: '/faults', run: (input) => withCount(faults.add(readFault(input))) },
    { method: 'DELETE', path: '/faults', run: () => faults.clear() },
    { method: 'GET', path: '/journal', run: () => journal.entries() },
    { method: 'DELETE', path: '/journal', run: () => journal.clear() },
    { method: 'GET', path: '/snapshot', run: () => emulator.snapshot() },
    { method: 'PUT', path: '/snapshot', run: (input) => emulator.restore(input as Snapshot) },
    {
      method: 'POST',
      path: '/clients',
      run: (input) => emulator.registerClient(fields(input, CLIENT)),
    },
    {
      method: 'POST',
      path: '/grants',
      run: (input) => issueGrant(emulator, { ...readGrant(emulator, input), dataCenters }),
    },
    {
      method: 'DELETE',
      path: '/grants',
      run: (input) => {
        const { refreshToken } = fields(input, ['refreshToken']) as { refreshToken?: string }
        return { revoked: emulator.revokeGrant(String(refreshToken)) }
      },
    },
    {
      method: 'POST',
      path: '/self-client-codes',
      run: (input) => {
        const { minutes, ...rest } = fields(input, [...GRANT, 'minutes']) as GrantInput
        const request = readGrant(emulator, rest)
        return {
          code: issueSelfClientCode(emulator, { ...request, ...(minutes === undefined ? {} : { minutes }) }),
        }
      },
    },
    {
      method: 'POST',
      path: '/authorize',
      run: async (input) => {
        const { url = '', ...decision } = fields(input, ['url', 'scopes', ...DECISION]) as Record<
          string,
          string
        >
        const { origin } = new URL(url)
        const here = dataCenters.find((row) => row.accounts === origin)
        return {
          redirect: await authorize(emulator, url, {
            ...(here === undefined ? {} : { account: here.id }),
            ...decision,
          }),
        }
      },
    },
    {
      method: 'POST',
      path: '/devices/approve',
      run: (input) =>
        approveDevice(
          emulator,
          fields(input, ['userCode', 'dc', ...DECISION]) as { userCode: string; dc: string },
        ),
    },
    { method: 'POST', path: '/access-tokens/expire', run: () => emulator.expireAccessTokens() },
    { method: 'POST', path: '/access-tokens/evict', run: () => emulator.evictAccessTokens() },
  ]
}

function change(emulator: Emulator, changes: SettingsInput): Emulator {
  emulator.configure(changes)
  return emulator
}

type GrantInput = Partial<Omit<GrantRequest, 'client'>> & { clientId?: string; minutes?: number }

const GRANT = ['dc', 'scopes', 'environment', 'user', 'organization', 'clientId']
const DECISION = ['account', 'user', 'organization', 'environment', 'allow']

function readGrant(emulator: Emulator, input: unknown): GrantRequest {
  const { clientId, ...request } = fields(input, GRANT) as GrantInput
  const { dc, scopes } = request
  if (typeof dc !== 'string' || !Array.isArray(scopes)) {
    throw new TypeError('Send {"dc": "eu", "scopes": ["ZohoCRM.settings.user_groups.READ"]}.')
  }
  const client = clientId === undefined ? undefined : emulator.findClient(clientId)
  if (clientId !== undefined && client === undefined) throw new TypeError('There is no client with that id.')
  return { ...request, dc, scopes, ...(client === undefined ? {} : { client }) }
}

/** JSON has no infinity: there, `"always"` stands for it. */
function readFault(input: unknown): FaultInput {
  const fault = (input ?? {}) as FaultInput
  return (fault.count as unknown) === 'always' ? { ...fault, count: Infinity } : fault
}

function withCount(fault: Fault): object {
  return {
    ...fault,
    left: fault.left === Infinity ? 'always' : fault.left,
    ...(fault.count === Infinity ? { count: 'always' } : {}),
  }
}

/** The input as an object that has no other keys than these. */
function fields(input: unknown, known: readonly string[]): object {
  refuseUnknown('the body', input ?? {}, known)
  return input ?? {}
}
