import { environments } from '@x/dc'
import type { AccessToken, Code, Consent, Device, Grant } from './tokens.ts'
import {
  anyText,
  checkShape,
  flag,
  listOf,
  number,
  object,
  oneOf,
  optional,
  recordOf,
  shaped,
  text,
  type Kind,
  type Shape,
} from '../shape.ts'
import { CLIENT_TYPES, type RegisteredClient } from './clients.ts'

/** The state of an emulator as plain data: `JSON.stringify` keeps all of it. Holds the emulator's own secrets. */
export interface Snapshot {
  readonly format: 'emulator-snapshot-2'
  /** Wall time of the emulator, epoch milliseconds. */
  readonly now: number
  readonly random: readonly number[]
  readonly clients: readonly RegisteredClient[]
  /** The CRM of each organisation that was in use, by place. */
  readonly organizations: Readonly<Record<string, unknown>>
  readonly grants: readonly Grant[]
  readonly tokens: readonly AccessToken[]
  readonly codes: readonly Code[]
  readonly devices: readonly Device[]
  readonly consents: readonly (readonly [string, Consent])[]
  readonly evicted: readonly string[]
  readonly credits: Readonly<Record<string, readonly (readonly [number, number])[]>>
}

const texts = listOf(text)

const subject: Shape = {
  dc: text,
  environment: oneOf(environments),
  place: text,
  clientId: text,
  userId: text,
  scopes: texts,
}
const challenge = shaped({ value: text, method: oneOf(['S256', 'plain']) })
const denied: Kind = {
  what: '"denied", or for whom it was allowed',
  is: (value) => value === 'denied' || shaped(subject).is(value),
}
const pairOf = (first: Kind, second: Kind): Kind => ({
  what: 'a pair',
  is: (value) => Array.isArray(value) && value.length === 2 && first.is(value[0]) && second.is(value[1]),
})

const parts: Readonly<Record<string, Shape>> = {
  clients: {
    type: oneOf(CLIENT_TYPES),
    name: anyText,
    clientId: text,
    clientSecret: text,
    clientSecrets: recordOf(text),
    redirectUri: anyText,
    redirectUris: texts,
    dataCenters: texts,
  },
  grants: { ...subject, id: text, createdAt: number, calls: listOf(number), live: texts },
  tokens: { ...subject, value: text, expiresAt: number, reset: text, grant: optional(text) },
  codes: {
    ...subject,
    value: text,
    expiresAt: number,
    redirectUri: optional(text),
    challenge: optional(challenge),
    refresh: flag,
    nonce: optional(anyText),
  },
  devices: {
    code: text,
    userCode: text,
    dc: text,
    clientId: text,
    scopes: texts,
    offline: flag,
    prompt: flag,
    expiresAt: number,
    polledAt: optional(number),
    decision: optional(denied),
  },
}

/** No calendar has an instant further from 1970. */
const FURTHEST = 8.64e15

const whole: Shape = {
  format: oneOf(['emulator-snapshot-2']),
  now: { what: 'an instant', is: (value) => number.is(value) && Math.abs(value as number) <= FURTHEST },
  random: {
    what: 'four numbers',
    is: (value) => listOf(number).is(value) && (value as unknown[]).length === 4,
  },
  ...Object.fromEntries(Object.keys(parts).map((part) => [part, listOf(object)])),
  organizations: recordOf(object),
  consents: listOf(pairOf(text, shaped({ scopes: texts, place: text, offline: flag }))),
  evicted: texts,
  credits: recordOf(listOf(pairOf(number, number))),
}

/**
 * Reads a snapshot from outside: a copy of it, once all that it holds besides organisations is known to be right.
 *
 * @throws TypeError that names what is wrong
 */
export function readSnapshot(value: unknown): Snapshot {
  const { format } = (typeof value === 'object' && value !== null ? value : {}) as {
    readonly format?: unknown
  }
  if (format !== 'emulator-snapshot-2') {
    throw new TypeError('This is not a snapshot of this version of the emulator (emulator-snapshot-2).')
  }
  checkShape(value, whole, 'the snapshot')
  // Its shape was checked just now, but for the items of the lists.
  const snapshot = value as Snapshot
  for (const [part, shape] of Object.entries(parts)) {
    const rows = snapshot[part as 'clients' | 'grants' | 'tokens' | 'codes' | 'devices']
    for (const [index, row] of rows.entries()) checkShape(row, shape, `the snapshot.${part}[${index}]`)
  }
  return structuredClone(snapshot)
}
