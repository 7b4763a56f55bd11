import { quote } from '@x/dc/error'
import { createRegister } from './register.ts'
import type { Counters } from '../engine/counters.ts'
import type { Database } from '../engine/database.ts'
import type { Row } from '../engine/table.ts'
import { anyText, listOf, oneOf, recordOf, shaped, text } from '../shape.ts'
import { refuseUnknown } from '../complete.ts'
import { looksReal, newClientId, newClientSecret } from './credentials.ts'
import type { Random } from './random.ts'

/**
 * What Zoho's API console offers: `web` (server-based), `browser` (client-based, implicit flow), `mobile` (and desktop),
 * `device` (no browser), `self` (back-office).
 */
export type ClientType = 'web' | 'browser' | 'mobile' | 'device' | 'self'

/** A client to register. What is left out is made up. */
export interface ClientInput {
  /** @default 'web' */
  readonly type?: ClientType
  /** Shown on the consent page. */
  readonly name?: string
  readonly clientId?: string
  /** One for all data centers, or one for each by id. */
  readonly clientSecret?: string | Readonly<Record<string, string>>
  /** Compared byte for byte, as Zoho does. @default ['http://localhost:3000/callback'] */
  readonly redirectUris?: readonly string[]
  /** Ids of the data centers that it is enabled in. @default all in use */
  readonly dataCenters?: readonly string[]
  /** Zoho's default is a secret of its own for every data center; here it is one for all. @default false */
  readonly secretPerDataCenter?: boolean
}

/** A registered client. */
export interface RegisteredClient {
  readonly type: ClientType
  readonly name: string
  readonly clientId: string
  /** The secret of the first data center; the only one unless each has its own. */
  readonly clientSecret: string
  /** The secret of each enabled data center, by id. */
  readonly clientSecrets: Readonly<Record<string, string>>
  /** The first registered redirect address. */
  readonly redirectUri: string
  readonly redirectUris: readonly string[]
  readonly dataCenters: readonly string[]
}

export interface ClientRegistry {
  register(input: ClientInput): RegisteredClient
  get(clientId: string): RegisteredClient | undefined
  list(): readonly RegisteredClient[]
}

/** A client in its table. */
interface ClientRow extends Row {
  readonly clientId: string
  readonly client: RegisteredClient
}

const CLIENT_TYPES: readonly ClientType[] = ['web', 'browser', 'mobile', 'device', 'self']
export const CLIENT_OPTIONS: readonly string[] = [
  'type',
  'name',
  'clientId',
  'clientSecret',
  'redirectUris',
  'dataCenters',
  'secretPerDataCenter',
]

const texts = listOf(text)
const client = shaped({
  type: oneOf(CLIENT_TYPES),
  name: anyText,
  clientId: text,
  clientSecret: text,
  clientSecrets: recordOf(text),
  redirectUri: anyText,
  redirectUris: texts,
  dataCenters: texts,
})

export function createClientRegistry(options: {
  readonly database: Database
  readonly counters: Counters
  readonly now: () => number
  readonly dataCenters: readonly string[]
  readonly random: Random
  readonly allowRealCredentials: boolean
}): ClientRegistry {
  const { dataCenters: known, random, allowRealCredentials } = options
  const clients = createRegister<ClientRow>(options, {
    name: 'clients',
    key: 'clientId',
    shape: { clientId: text, client },
    most: Infinity,
  })

  const register = (input: ClientInput): RegisteredClient => {
    refuseUnknown('a client', input, CLIENT_OPTIONS)
    const { type = 'web', dataCenters = known, redirectUris = ['http://localhost:3000/callback'] } = input
    if (!CLIENT_TYPES.includes(type)) {
      throw new TypeError(`A client's type is one of ${CLIENT_TYPES.join(', ')}, not ${quote(type)}.`)
    }
    const clientId = input.clientId ?? newClientId(random, type === 'device' ? '1004' : '1000')
    if (typeof clientId !== 'string' || clientId === '')
      throw new TypeError('clientId must be a non-empty string.')
    if (!allowRealCredentials && looksReal(clientId)) {
      throw new TypeError(
        `The client id ${quote(clientId)} looks like a real one of Zoho's. Use one with EMULATOR in it, or none and ` +
          'take the one that is made up. allowRealCredentials: true lifts this.',
      )
    }
    const unknown = dataCenters.find((id) => !known.includes(id))
    if (unknown !== undefined || dataCenters.length === 0) {
      throw new TypeError(
        `A client needs data centers of this emulator (${known.join(', ')})${unknown === undefined ? '' : `, not ${quote(unknown)}`}.`,
      )
    }
    const one = typeof input.clientSecret === 'string' ? input.clientSecret : newClientSecret(random)
    const each = typeof input.clientSecret === 'object' ? input.clientSecret : {}
    const clientSecrets = Object.fromEntries(
      dataCenters.map((id) => [
        id,
        (Object.hasOwn(each, id) ? each[id] : undefined) ??
          (input.secretPerDataCenter === true && id !== dataCenters[0] ? newClientSecret(random) : one),
      ]),
    )
    const registered: RegisteredClient = {
      type,
      name: input.name ?? nameOf(type),
      clientId,
      clientSecret: clientSecrets[dataCenters[0] ?? ''] ?? one,
      clientSecrets,
      redirectUri: redirectUris[0] ?? '',
      redirectUris: [...redirectUris],
      dataCenters: [...dataCenters],
    }
    return clients.add({ clientId, client: registered }).client
  }

  return Object.freeze({
    register,
    get: (clientId: string) => clients.get(clientId)?.client,
    list: () => clients.values().map((row) => row.client),
  })
}

function nameOf(type: ClientType): string {
  const names = {
    web: 'Emulator web app',
    browser: 'Emulator browser app',
    mobile: 'Emulator mobile app',
    device: 'Emulator device',
    self: 'Self client',
  } satisfies Record<ClientType, string>
  return names[type]
}
