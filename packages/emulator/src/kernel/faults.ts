import { quote } from '@x/dc/error'
import { refuseUnknown } from '../complete.ts'
import type { Fault, FaultInput, FaultKind, FaultName, Faults } from './fault.ts'

/** What of a request decides which fault is applied. */
export interface RequestTarget {
  readonly endpoint: string
  readonly path: string
  readonly method: string
  readonly dc: string
  readonly environment: string
}

export interface FaultRegistry extends Faults {
  /** The fault of this request, counted as applied. */
  take(target: RequestTarget): FaultInput | undefined
}

/** Options that every fault takes. */
const COMMON = ['name', 'endpoint', 'dc', 'environment', 'method', 'count', 'skip', 'delay']
/** Options of each fault besides. */
const OPTIONS: {
  readonly [K in FaultName]: readonly Exclude<keyof Extract<FaultKind, { name: K }>, 'name'>[]
} = {
  html: ['status'],
  empty: [],
  truncate: ['bytes'],
  hang: ['processed'],
  drip: ['bytes', 'every'],
  reset: ['bytes', 'processed'],
  redirect307: ['to'],
  evict: [],
  expire: [],
  'wrong-api-domain': ['apiDomain'],
  throttle: ['status', 'retryAfter'],
  'localised-error': ['status'],
  '207': ['index'],
  '500-after-commit': [],
  '429': ['retryAfter'],
  delay: [],
  status: ['status', 'body', 'contentType', 'retryAfter'],
}
const ENDPOINTS = ['auth', 'token', 'revoke', 'device', 'device-token', 'discovery', 'user-info', 'crm']

/** Where a fault is applied when nobody says: some make sense only in one place. */
const HOME: { readonly [K in FaultName]?: string } = {
  'wrong-api-domain': 'token',
  throttle: 'token',
  'localised-error': 'token',
  '207': 'crm',
  evict: 'crm',
  expire: 'crm',
}

export function createFaults(): FaultRegistry {
  const rows: (Fault & { left: number; applied: number; skip: number })[] = []
  let nextId = 1

  return Object.freeze({
    add: (input: FaultInput): Fault => {
      check(input)
      const home = HOME[input.name]
      const row = {
        ...(input.endpoint === undefined && home !== undefined ? { endpoint: home } : {}),
        ...input,
        id: nextId,
        left: input.count ?? 1,
        skip: input.skip ?? 0,
        applied: 0,
      }
      nextId += 1
      rows.push(row)
      return row
    },
    list: (): readonly Fault[] => rows.map((row) => ({ ...row })),
    clear: (): void => {
      rows.length = 0
    },
    take: (target: RequestTarget): FaultInput | undefined => {
      if (rows.length === 0) return undefined
      const row = rows.find((each) => {
        if (!matches(each, target)) return false
        if (each.skip === 0) return true
        each.skip -= 1
        return false
      })
      if (row === undefined) return undefined
      row.left -= 1
      row.applied += 1
      if (row.left <= 0) rows.splice(rows.indexOf(row), 1)
      return row
    },
  })
}

function matches(fault: FaultInput, target: RequestTarget): boolean {
  if (fault.dc !== undefined && fault.dc !== target.dc) return false
  if (fault.environment !== undefined && fault.environment !== target.environment) return false
  if (fault.method !== undefined && fault.method.toUpperCase() !== target.method) return false
  if (fault.name === '207' && !['POST', 'PUT', 'DELETE'].includes(target.method)) return false
  const { endpoint } = fault
  if (endpoint === undefined) return true
  return endpoint.includes('/') ? matchesPath(endpoint, target.path) : endpoint === target.endpoint
}

/** `*` stands for anything; without one, the path must be equal. */
function matchesPath(pattern: string, path: string): boolean {
  const [first = '', ...rest] = pattern.split('*')
  if (rest.length === 0) return path === pattern
  if (!path.startsWith(first)) return false
  const last = rest.pop() ?? ''
  let at = first.length
  for (const part of rest) {
    const found = path.indexOf(part, at)
    if (found === -1) return false
    at = found + part.length
  }
  return path.length >= at + last.length && path.endsWith(last)
}

/** HTTP statuses whose answers have no body. */
const WITHOUT_BODY: readonly number[] = [204, 205, 304]

function check(input: FaultInput): void {
  if (!Object.hasOwn(OPTIONS, input.name)) {
    throw new TypeError(`There is no fault ${quote(input.name)}. Known: ${Object.keys(OPTIONS).join(', ')}.`)
  }
  refuseUnknown(`the fault ${input.name}`, input, [...COMMON, ...OPTIONS[input.name]])
  // Typed, but it may come as JSON from another process.
  const given: Readonly<Record<string, unknown>> = { ...input }
  const { endpoint } = input
  if (endpoint !== undefined && !ENDPOINTS.includes(endpoint) && !isPath(endpoint)) {
    throw new TypeError(
      `A fault's endpoint is a path or one of ${ENDPOINTS.join(', ')}, not ${quote(endpoint)}.`,
    )
  }
  for (const key of ['count', 'skip', 'delay', 'bytes', 'every', 'index']) {
    const value = given[key]
    if (value === undefined || (typeof value === 'number' && value >= (key === 'count' ? 1 : 0))) continue
    throw new TypeError(`A fault's ${key} must be a number from ${key === 'count' ? 1 : 0} up.`)
  }
  checkStatus(input.name, given['status'])
  for (const key of ['to', 'apiDomain', 'body', 'contentType', 'dc', 'method']) {
    if (given[key] !== undefined && typeof given[key] !== 'string') {
      throw new TypeError(`A fault's ${key} must be a string.`)
    }
  }
  for (const key of ['retryAfter', 'contentType', 'to']) {
    const value = given[key] ?? ''
    if (typeof value === 'object' || /[^\t\u0020-\u007E]/.test(`${value as string | number}`)) {
      throw new TypeError(`A fault's ${key} goes into a header: printable ASCII only.`)
    }
  }
}

function checkStatus(name: FaultName, status: unknown): void {
  if (status === undefined) return
  if (!(typeof status === 'number' && Number.isInteger(status) && status >= 200 && status <= 599)) {
    throw new TypeError("A fault's status must be a number from 200 to 599.")
  }
  if (WITHOUT_BODY.includes(status) && name !== 'status') {
    throw new TypeError(
      `An answer with status ${status} has no body, so ${name} cannot have it: take the fault status.`,
    )
  }
}

/** Typed, but it may come as JSON from another process. */
function isPath(endpoint: unknown): boolean {
  return typeof endpoint === 'string' && endpoint.includes('/')
}
