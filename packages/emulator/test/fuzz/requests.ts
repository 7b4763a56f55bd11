import { issueGrant, type Emulator } from '../../src/index.ts'
import { soundRequests, type Sent } from './sound-requests.ts'

/** A stream of numbers from 0 up to, and without, `below`. */
export type Dice = (below: number) => number

/** A small generator of its own: the same seed, the same requests. */
export function createDice(seed: number): Dice {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d_2b_79_f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** What requests are made of: real ids and tokens, so that many get far, and everything that should not be there. */
export interface Ingredients {
  readonly origins: readonly string[]
  readonly tokens: readonly string[]
  readonly values: readonly string[]
  /** Requests in good order, so that the state behind them changes. */
  readonly sound: readonly Sent[]
}

const ACCOUNTS = [
  '/',
  '/.well-known/openid-configuration',
  '/oauth/serverinfo',
  '/oauth/user/info',
  '/oauth/v2/approve',
  '/oauth/v2/auth',
  '/oauth/v2/keys',
  '/oauth/v2/revoke/token',
  '/oauth/v2/token',
  '/oauth/v2/token/revoke',
  '/oauth/v2/userinfo',
  '/oauth/v3/device',
  '/oauth/v3/device/code',
  '/oauth/v3/device/token',
]
const SEGMENTS = [
  'crm',
  'v7',
  'v8',
  'v2.1',
  'v99',
  'settings',
  'user_groups',
  'users',
  'org',
  'roles',
  'territories',
  'actions',
  'sources',
  'sources_count',
  'associations',
  'associated_users_count',
  'associated_groups',
  'deletion_jobs',
  'get_assigned',
  'get_unassigned',
  'associated_users',
  'grouped_counts',
  '3652397000009952001',
  '9'.repeat(40),
  '0',
  '-1',
  '..',
  '%2e%2e',
  '%',
  '%zz',
  '%00',
  '%F0%9F%98%80',
  '%ff',
  'a'.repeat(3000),
  '',
  ' ',
  '１２３',
  '__proto__',
  'constructor',
  'coql',
  'Leads',
  'search',
]
const NAMES = [
  'grant_type',
  'client_id',
  'client_secret',
  'code',
  'refresh_token',
  'redirect_uri',
  'scope',
  'soid',
  'token',
  'token_type',
  'response_type',
  'access_type',
  'prompt',
  'state',
  'code_challenge',
  'code_challenge_method',
  'code_verifier',
  'account',
  'organization',
  'decision',
  'user_code',
  'page',
  'per_page',
  'include',
  'filters',
  'type',
  'user_type',
  'name',
  'ids',
  'job_id',
  'group_by',
  '__proto__',
  '',
]
const METHODS = ['GET', 'GET', 'GET', 'POST', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'PROPFIND']
const TYPES = [
  'application/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'text/plain',
  'x',
  '',
]

export function gather(emulator: Emulator): Ingredients {
  const scopes = ['ZohoCRM.settings.ALL', 'ZohoCRM.users.ALL', 'ZohoCRM.org.ALL']
  const us = issueGrant(emulator, { dc: 'us', scopes })
  const eu = issueGrant(emulator, { dc: 'eu', scopes: ['ZohoCRM.settings.user_groups.ALL'] })
  const { client, selfClient, deviceClient } = emulator
  return {
    sound: soundRequests(emulator, us),
    origins: ['us', 'eu', 'ca'].flatMap((dc) => {
      const row = emulator.dataCenters.find(({ id }) => id === dc)
      return row === undefined
        ? []
        : [row.accounts, row.api.production, row.api.production, row.crm ?? row.accounts]
    }),
    tokens: [us.accessToken, us.accessToken, us.accessToken, eu.accessToken, 'x', ''],
    values: [
      us.refreshToken,
      eu.refreshToken,
      client.clientId,
      client.clientSecret,
      client.redirectUri,
      selfClient.clientId,
      selfClient.clientSecret,
      deviceClient.clientId,
      deviceClient.clientSecret,
      'authorization_code',
      'refresh_token',
      'client_credentials',
      'device_request',
      'device_token',
      'code',
      'token',
      'offline',
      'consent',
      'allow',
      'deny',
      'S256',
      'nora.lindqvist@harbour-finch.example',
      'us/production/0',
      'ZohoCRM.settings.user_groups.READ',
      'ZohoCRM.org.READ,x',
      '1',
      '200',
      '0',
      '-1',
      '1e9',
      'users',
      'sources',
      'sources_count',
      'status',
      '3652397000009952001',
      '{"field":{"api_name":"name"},"comparator":"contains","value":"a"}',
      '{',
      '[]',
      'null',
      '\u0000',
      '\uD800',
      '😀',
      '<script>',
      'a'.repeat(5000),
      '../..',
      '__proto__',
      '',
    ],
  }
}

/** One request; nobody knows what will come of it. */
export function makeRequest(
  dice: Dice,
  { origins, tokens, values, sound }: Ingredients,
): readonly [url: string, init: RequestInit] {
  const pick = <T>(from: readonly T[]): T => from[dice(from.length)] as T
  if (dice(5) === 0) return pick(sound)
  const origin = pick(origins)
  const path = origin.includes('accounts') && dice(4) > 0 ? pick(ACCOUNTS) : apiPath(dice, pick)
  const query = dice(2) === 0 ? '' : `?${pairs(dice, pick, values)}`
  const method = pick(METHODS)
  const headers = new Headers()
  if (dice(6) > 0)
    headers.set(
      'authorization',
      `${pick(['Zoho-oauthtoken', 'Zoho-oauthtoken', 'Bearer', 'Basic', ''])} ${pick(tokens)}`.trim(),
    )
  if (dice(3) > 0) headers.set('content-type', pick(TYPES))
  if (dice(20) === 0)
    headers.set('origin', pick(['null', 'https://evil.example', 'https://accounts.zoho.com']))
  if (dice(20) === 0) headers.set('content-length', pick(['0', '5', '-1', 'x', '99999999']))
  const withBody = method !== 'GET' && method !== 'HEAD' && dice(5) > 0
  const body = withBody ? makeBody(dice, pick, values) : undefined
  return [
    origin + path + query,
    { method, headers, redirect: 'manual', ...(body === undefined ? {} : { body }) },
  ]
}

type Pick = <T>(from: readonly T[]) => T

function apiPath(dice: Dice, pick: Pick): string {
  const known = [
    '/crm/v7/settings/user_groups',
    '/crm/v8/settings/user_groups/3652397000009952001',
    '/crm/v8/settings/user_groups/3652397000009952001/sources',
    '/crm/v7/settings/user_groups/3652397000009952001/actions/sources_count',
    '/crm/v8/users',
    '/crm/v8/settings/roles',
    '/crm/v8/settings/territories',
  ]
  if (dice(2) === 0) return pick(known)
  const start = dice(2) === 0 ? '/crm/v8/settings/user_groups/' : '/'
  return start + Array.from({ length: dice(7) }, () => pick(SEGMENTS)).join('/')
}

function pairs(dice: Dice, pick: Pick, values: readonly string[]): string {
  const list = Array.from({ length: dice(9) }, () => {
    const value = pick(values)
    return `${pick(NAMES)}=${dice(4) === 0 ? value.replaceAll(/[\s#]/g, '') : encodeURIComponent(value.replaceAll(/\p{Surrogate}/gu, '?'))}`
  })
  return list.join('&')
}

function makeBody(dice: Dice, pick: Pick, values: readonly string[]): string | Uint8Array<ArrayBuffer> {
  switch (dice(5)) {
    case 0:
      return Uint8Array.from({ length: dice(200) }, () => dice(256))
    case 1:
      return `--x\r\ncontent-disposition: form-data; name="${pick(NAMES)}"\r\n\r\n${pick(values)}\r\n--x${pick(['--', ''])}\r\n`
    case 2:
      return pairs(dice, pick, values)
    default:
      return JSON.stringify(json(dice, pick, values, 0))
  }
}

/** JSON that looks like a user group here and there. */
function json(dice: Dice, pick: Pick, values: readonly string[], depth: number): unknown {
  const roll = dice(depth > 5 ? 6 : 12)
  if (roll === 0) return null
  if (roll === 1) return dice(2) === 0
  if (roll === 2) return pick([0, -1, 1.5, 1e300, 2 ** 60])
  if (roll < 6) return pick(values)
  if (roll < 8) return Array.from({ length: dice(12) }, () => json(dice, pick, values, depth + 1))
  const keys = [
    'user_groups',
    'name',
    'sources',
    'source',
    'id',
    'type',
    'subordinates',
    '_delete',
    'description',
    'get_assigned',
    'feature',
    '__proto__',
  ]
  return Object.fromEntries(
    Array.from({ length: dice(6) }, () => [pick(keys), json(dice, pick, values, depth + 1)]),
  )
}
