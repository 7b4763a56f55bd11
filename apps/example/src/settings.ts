import { dataCenters, getDataCenter, type DataCenter } from '@x/dc'

/** A client registered in Zoho's API console. */
export interface ClientSettings {
  readonly clientId: string
  /** One for all data centers, or one for each by id. */
  readonly clientSecret: string | Readonly<Record<string, string>>
}

/** Everything that can be set from outside, complete and checked. */
export interface Settings {
  readonly port: number
  /** Nobody chose the port, and no address that is registered somewhere has it in it: another does as well. */
  readonly anyPort: boolean
  /** Where people reach this app; Zoho sends them back to `<origin>/callback`. Undefined: `http://localhost:<port>`. */
  readonly origin: string | undefined
  /** Web, device and self client. No web client at all: the emulator is started. */
  readonly clients: { readonly [flow in Flow]?: ClientSettings }
  /** Data center where the clients are registered. */
  readonly dc: string
  /** The data centers that are served. */
  readonly dataCenters: readonly DataCenter[]
  /** Folder of the grants, or `memory`. Undefined: a folder with Zoho, memory with the emulator. */
  readonly store: string | undefined
}

/** How somebody connects; each flow is a registered client of its own. */
export type Flow = 'web' | 'device' | 'self'

/** Names of the settings of each flow's client. */
export const clientVariables: { readonly [flow in Flow]: string } = {
  web: 'ZOHO_CLIENT',
  device: 'ZOHO_DEVICE_CLIENT',
  self: 'ZOHO_SELF_CLIENT',
}

type Variables = Readonly<Record<string, string | undefined>>

/**
 * Reads the settings.
 *
 * @throws Error naming the variable that cannot be used, and what to write instead
 */
export function readSettings(variables: Variables): Settings {
  const dc = getDataCenter(text(variables, 'ZOHO_DC') ?? 'us').id
  const narrowed = text(variables, 'ZOHO_DATA_CENTERS')
    ?.split(',')
    .map((id) => getDataCenter(id.trim()))
  const clients = Object.fromEntries(
    (['web', 'device', 'self'] as const)
      .map((flow) => [flow, readClient(variables, flow)] as const)
      .filter(([, client]) => client !== undefined),
  )
  if (clients['web'] === undefined && Object.keys(clients).length > 0) {
    throw new Error(
      'Set ZOHO_CLIENT_ID and ZOHO_CLIENT_SECRET, too: the web login is the way in. See .env.example.',
    )
  }
  return {
    port: readPort(text(variables, 'PORT') ?? '3000'),
    anyPort: [variables['PORT'], variables['APP_ORIGIN'], clients['web']?.clientId].every((each) => !each),
    origin: readOrigin(text(variables, 'APP_ORIGIN')),
    clients,
    dc,
    dataCenters: narrowed ?? dataCenters,
    store: text(variables, 'STORE'),
  }
}

/** The value, or undefined when it is empty: `ZOHO_DC=` in a file means not set. */
function text(variables: Variables, name: string): string | undefined {
  const value = variables[name]?.trim()
  return value === '' ? undefined : value
}

function readClient(variables: Variables, flow: Flow): ClientSettings | undefined {
  const prefix = clientVariables[flow]
  const clientId = text(variables, `${prefix}_ID`)
  const one = text(variables, `${prefix}_SECRET`)
  const each = Object.fromEntries(
    dataCenters
      .map((row) => [row.id, text(variables, `${prefix}_SECRET_${row.id.toUpperCase()}`)] as const)
      .filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
  const several = Object.keys(each).length > 0
  if (clientId === undefined && one === undefined && !several) return undefined
  if (clientId === undefined || (one === undefined && !several)) {
    throw new Error(
      `${prefix}_ID and ${prefix}_SECRET belong together: set both, or neither. See .env.example.`,
    )
  }
  if (!several) return { clientId, clientSecret: one ?? '' }
  const home = getDataCenter(text(variables, 'ZOHO_DC') ?? 'us').id
  return { clientId, clientSecret: one === undefined ? each : { [home]: one, ...each } }
}

function readPort(value: string): number {
  const port = Number(value)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new Error('PORT must be a number from 0 to 65535.')
}

function readOrigin(value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  const url = URL.canParse(value) ? new URL(value) : undefined
  if (
    url !== undefined &&
    ['http:', 'https:'].includes(url.protocol) &&
    url.origin === value.replace(/\/$/, '')
  ) {
    return url.origin
  }
  throw new Error('APP_ORIGIN must look like https://crm-demo.example: scheme and host, nothing after them.')
}
