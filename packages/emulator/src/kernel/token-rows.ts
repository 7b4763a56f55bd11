import type { Environment } from '@x/dc'
import { environments } from '@x/dc'
import type { Row } from '../engine/table.ts'
import {
  anyText,
  flag,
  listOf,
  number,
  oneOf,
  optional,
  shaped,
  text,
  type Kind,
  type Shape,
} from '../shape.ts'

/** For whom something was granted. */
export interface Subject {
  readonly dc: string
  readonly environment: Environment
  /** Key of the organization. */
  readonly place: string
  readonly clientId: string
  readonly userId: string
  readonly scopes: readonly string[]
}

/** A refresh token, or an organization's right to tokens without one. */
export interface Grant extends Subject, Row {
  /** The refresh token. */
  readonly value: string
  readonly createdAt: number
  /** When tokens were asked for within the window; the limit bounds them. */
  readonly calls: readonly number[]
}

/** An access token. It is also the caller that the CRM sees. */
export interface AccessToken extends Subject, Row {
  readonly value: string
  readonly expiresAt: number
  /** `X-ACCESSTOKEN-RESET`. */
  readonly reset: string
  /** Refresh token of the grant; absent for online access. */
  readonly grant?: string
}

/** A code on its way from the consent page, or from the console of a self client. */
export interface Code extends Subject, Row {
  readonly value: string
  readonly expiresAt: number
  /** Absent for a self client. */
  readonly redirectUri?: string
  readonly challenge?: { readonly value: string; readonly method: 'S256' | 'plain' }
  /** Whether the exchange gives a refresh token. */
  readonly refresh: boolean
  /** Comes back in the ID token (OpenID Connect Core 3.1.2.1). */
  readonly nonce?: string
}

/** A device that waits for its user. */
export interface Device extends Row {
  readonly code: string
  readonly userCode: string
  /** Where it asked. */
  readonly dc: string
  readonly clientId: string
  readonly scopes: readonly string[]
  readonly offline: boolean
  readonly prompt: boolean
  readonly expiresAt: number
  readonly polledAt?: number
  readonly decision?: 'denied' | Subject
}

/** What a user has allowed a client before. */
export interface Consent extends Row {
  /** As {@link userKey} has it. */
  readonly owner: string
  readonly scopes: readonly string[]
  readonly place: string
  /** Whether a refresh token has been given for it. */
  readonly offline: boolean
}

/** An access token that a newer one pushed out. */
export interface Evicted extends Row {
  readonly value: string
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
const denied: Kind = {
  what: '"denied", or for whom it was allowed',
  is: (value) => value === 'denied' || shaped(subject).is(value),
}

/** What the rows of each register must be, when they come from outside. */
export const tokenShapes = {
  grants: { ...subject, value: text, createdAt: number, calls: listOf(number) },
  tokens: { ...subject, value: text, expiresAt: number, reset: text, grant: optional(text) },
  codes: {
    ...subject,
    value: text,
    expiresAt: number,
    redirectUri: optional(text),
    challenge: optional(shaped({ value: text, method: oneOf(['S256', 'plain']) })),
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
  consents: { owner: text, scopes: texts, place: text, offline: flag },
  evicted: { value: text },
} satisfies Readonly<Record<string, Shape>>

/** Whom Zoho counts refresh tokens for: one user of one client. */
export function userKey({ dc, clientId, userId }: Pick<Subject, 'dc' | 'clientId' | 'userId'>): string {
  return `${dc} ${userId} ${clientId}`
}
