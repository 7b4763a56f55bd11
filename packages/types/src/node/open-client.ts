import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createAuth, importGrant, tokenFor } from '@x/auth'
import { createClient, type Client } from '@x/client'
import { quote } from '@x/dc/error'
import { metadataScopes } from '../read-metadata.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** The client of an organization: from a file of the project's, or from the environment. */
export async function openClient(file: string | undefined, org: string, env: Environment): Promise<Client> {
  return file === undefined ? clientOfEnvironment(org, env) : clientOfFile(file, org)
}

async function clientOfFile(file: string, org: string): Promise<Client> {
  const module = (await import(pathToFileURL(resolve(file)).href)) as { readonly default?: unknown }
  if (typeof module.default !== 'function') {
    throw new TypeError(
      `${quote(file)} has no default export that is a function. It should make a client: export default (org) => createClient(…).`,
    )
  }
  const make = module.default as (org: string) => Client | Promise<Client>
  return make(org)
}

async function clientOfEnvironment(org: string, env: Environment): Promise<Client> {
  const needed = ['ZOHO_CLIENT_ID', 'ZOHO_CLIENT_SECRET', 'ZOHO_REFRESH_TOKEN', 'ZOHO_DC'] as const
  const missing = needed.filter((name) => (env[name] ?? '') === '')
  if (missing.length > 0) {
    throw new TypeError(
      `Nothing says how to reach the organization: set ${missing.join(', ')}, or name a file that makes a client with --client.`,
    )
  }
  if (org !== 'default') {
    throw new TypeError(
      'The environment holds one organization, which needs no name. For several, name a file that makes their clients with --client.',
    )
  }
  const [clientId = '', clientSecret = '', refreshToken = '', dc = ''] = needed.map((name) => env[name])
  const auth = createAuth({ clientId, clientSecret, dc })
  await importGrant(auth, { grantId: org, refreshToken, dc, scopes: metadataScopes })
  return createClient({ token: tokenFor(auth, org) })
}
