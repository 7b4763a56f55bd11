import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createAuth, describeGrant, finishLogin, importGrant, startLogin, tokenFor, type Auth } from '@x/auth'
import { createClient } from '@x/client'
import { apiOrigin, getDataCenter, type DataCenter } from '@x/dc'
import { authorize, createEmulator, issueGrant, type Emulator } from '@x/emulator'
import { listUserGroups } from '@x/user-groups'
import { withoutRedis } from '../../servers/server/redis.ts'
import { activeUsers, companyName, countRoles, rename } from '../src/from-sdk/calls.ts'
import { importTokens, type Outcome } from '../src/from-sdk/import-tokens.ts'
import { readTokenFile, readTokenTable, type SdkToken } from '../src/from-sdk/sdk-token.ts'
import { SharedTokens } from '../src/from-sdk/shared-tokens.ts'
import { setUp, type Setup } from './setup.ts'

const scopes = ['ZohoCRM.settings.user_groups.READ']
const TITLE =
  'id,user_mail,client_id,client_secret,refresh_token,access_token,grant_token,expiry_time,redirect_url,api_domain'

/** A line as `FileStore` of the SDK 8.0 writes it: ten fields, nothing for what is not there, no quotes. */
function line(
  ...[id, user, client, refresh, access, grant, domain]: readonly (string | undefined)[]
): string {
  const expires = access === undefined ? undefined : String(Date.now() + 3_600_000)
  return [id, user, client, 'secret', refresh, access, grant, expires, 'https://app.example/cb', domain].join(
    ',',
  )
}

const row = (over: Partial<SdkToken>): SdkToken => ({
  id: '1',
  user_name: 'nora@app.example',
  client_id: null,
  refresh_token: null,
  api_domain: null,
  ...over,
})

describe('the file of FileStore', () => {
  it('is read as version 3 of the SDK writes it', () => {
    const text = [TITLE, line('1', 'a@x', '1000.C', '1000.r', '1000.a', undefined, 'https://www.zohoapis.eu')]
    assert.deepEqual(
      readTokenFile([...text, line('2', undefined, '1000.C', undefined, undefined, '1000.g')].join('\n')),
      [
        {
          id: '1',
          user_name: 'a@x',
          client_id: '1000.C',
          refresh_token: '1000.r',
          api_domain: 'https://www.zohoapis.eu',
        },
        { id: '2', user_name: null, client_id: '1000.C', refresh_token: null, api_domain: null },
      ],
    )
  })
  it('is read with nine columns, before and after the SDK added the tenth', () => {
    const nine = TITLE.replace(',api_domain', '')
    const expected = [
      { id: '1', user_name: 'x@y', client_id: '1000.A', refresh_token: '1000.r', api_domain: null },
    ]
    assert.deepEqual(readTokenFile(`${nine}\n1,x@y,1000.A,s,1000.r,1000.a,,170,\n`), expected)
    assert.deepEqual(readTokenFile(`${TITLE}\n1,x@y,1000.A,s,1000.r,1000.a,,170,,\n,`), expected)
    assert.deepEqual(readTokenFile(TITLE.replace('user_mail', 'user_name')), [])
  })
  it('is refused when it is another file, or a value has a comma; no secret is shown', () => {
    assert.throws(() => readTokenFile('name,token\n'), /not a file of FileStore/)
    const torn = [TITLE, line('1', 'Nora, of Lund', '1000.C', 'sentinel', undefined, undefined, '')].join(
      '\n',
    )
    assert.throws(
      () => readTokenFile(torn),
      (error: Error) => /Line 2 has 11 fields/.test(error.message) && !error.message.includes('sentinel'),
    )
  })
})

describe('the table of DBStore', () => {
  it('is read with what a grant needs, and nothing is asked for beyond that', async () => {
    const asked: string[] = []
    const connection = {
      query: async (sql: string) => {
        asked.push(sql)
        const nora = row({
          user_name: 'nora',
          refresh_token: '1000.r',
          api_domain: 'https://www.zohoapis.eu',
        })
        return [[nora, row({ id: '2', refresh_token: '', api_domain: '' })], []] as const
      },
    }
    const [first, second] = await readTokenTable(connection)
    assert.equal(first?.refresh_token, '1000.r')
    assert.deepEqual([second?.refresh_token, second?.api_domain], [null, null])
    assert.ok(!/secret|access_token|\*/.test(asked.join()))
    await assert.rejects(readTokenTable(connection, 'x` WHERE 1; --'), TypeError)
  })
})

describe('importTokens', () => {
  let emulator: Emulator
  let auth: Auth
  const run = async (tokens: readonly SdkToken[], otherwise?: { dc: string }): Promise<readonly string[]> => {
    const { clientId } = emulator.client
    const grantIdOf = ({ user_name }: SdkToken): string | undefined => user_name ?? undefined
    const options = { clientId, grantIdOf, ...(otherwise === undefined ? {} : { otherwise }) }
    return (await importTokens(auth, tokens, options)).map(({ outcome }: Outcome) => outcome)
  }
  const refreshToken = (dc: string): string => issueGrant(emulator, { dc, scopes }).refreshToken
  before(() => {
    emulator = createEmulator()
    const { clientId, clientSecret, redirectUri } = emulator.client
    auth = createAuth({ clientId, clientSecret, redirectUri, fetch: emulator.fetch })
  })

  it('finds data center and environment by api_domain, or takes what you say; nothing is sent', async () => {
    emulator.journal.clear()
    const rows = [
      row({ user_name: 'in', refresh_token: refreshToken('in'), api_domain: 'https://www.zohoapis.in' }),
      row({ user_name: 'box', refresh_token: '1000.box', api_domain: 'https://sandbox.zohoapis.eu' }),
      row({ user_name: 'old', refresh_token: refreshToken('jp') }),
    ]
    assert.deepEqual(await run(rows, { dc: 'jp' }), ['imported', 'imported', 'imported'])
    const found = await Promise.all(['in', 'box', 'old'].map((id) => describeGrant(auth, id)))
    assert.deepEqual(
      found.map((grant) => [grant?.dc, grant?.environment]),
      [
        ['in', 'production'],
        ['eu', 'sandbox'],
        ['jp', 'production'],
      ],
    )
    assert.equal(emulator.journal.entries().length, 0)
    assert.equal((await tokenFor(auth, 'in')()).apiDomain, 'https://www.zohoapis.in')
  })
  it('says why a row was not imported', async () => {
    const rows = [
      row({ user_name: null, refresh_token: '1000.r' }),
      row({ user_name: 'only an access token' }),
      row({ user_name: 'b', refresh_token: '1000.r', client_id: '1000.OTHER' }),
      row({ user_name: 'c', refresh_token: '1000.r' }),
      row({ user_name: 'd', refresh_token: '1000.r', api_domain: 'https://www.zohoapis.evil.example' }),
      row({ user_name: 'e', refresh_token: 'sentinel 1', api_domain: 'https://www.zohoapis.eu' }),
    ]
    const outcomes = await run(rows)
    assert.deepEqual(outcomes.slice(0, 4), [
      'left out',
      'no refresh token',
      'another client',
      'no data center',
    ])
    assert.match(outcomes[4] ?? '', /zohoapis\.evil\.example/)
    assert.match(outcomes[5] ?? '', /without spaces/)
    assert.ok(!outcomes.join().includes('sentinel'))
  })
  it('leaves a grant alone whose user logged in again', async () => {
    const old = row({
      user_name: 'again',
      refresh_token: refreshToken('eu'),
      api_domain: 'https://www.zohoapis.eu',
    })
    assert.deepEqual(await run([old]), ['imported'])
    const { url, pending } = await startLogin(auth, { scopes })
    const callback = await authorize(emulator, url, { account: 'eu' })
    await finishLogin(auth, { url: callback, pending, grantId: 'again' })
    assert.deepEqual(await run([old]), ['there already'])
    emulator.expireAccessTokens()
    assert.equal((await describeGrant(auth, 'again'))?.status, 'active')
  })
})

describe('the calls that take the place of the SDK', () => {
  it('do what the guide says, on the version of the API that the SDK speaks', async () => {
    const emulator = createEmulator()
    const wide = ['ZohoCRM.settings.user_groups.ALL', 'ZohoCRM.users.READ', 'ZohoCRM.org.READ']
    const { accessToken: value, apiDomain } = issueGrant(emulator, { dc: 'eu', scopes: wide })
    const { fetch } = emulator
    const zoho = createClient({ token: () => ({ value, apiDomain }), version: 'v8', fetch })
    const roles = await countRoles(zoho)
    assert.ok(roles.size > 1)
    const [group] = (await listUserGroups(zoho)).items
    assert.ok(group !== undefined)
    await rename(zoho, group.id, 'Renamed')
    assert.equal((await countRoles(zoho)).get('Renamed'), roles.get(group.name))
    const addresses: string[] = []
    for await (const { email } of activeUsers(zoho)) addresses.push(email)
    assert.ok(addresses.length > 1 && addresses.every((address) => address.includes('@')))
    assert.equal(typeof (await companyName(zoho)), 'string')
  })
})

describe('SharedTokens, as the SDK asks it before each call', () => {
  it('gives the token that everything else uses, and renews it once', async () => {
    const emulator = createEmulator({ start: Date.parse('2026-01-05T09:00:00Z') })
    const { clientId, clientSecret } = emulator.client
    const { fetch, clock } = emulator
    const auth = createAuth({ clientId, clientSecret, fetch, clock })
    const { refreshToken } = issueGrant(emulator, { dc: 'eu', scopes })
    await importGrant(auth, { grantId: 'nora', refreshToken, dc: 'eu' })
    const store = new SharedTokens(auth, (name) => name ?? undefined)
    const found = async (name: string | undefined): Promise<unknown> => {
      const set: Record<string, string> = {}
      const token = {
        getUserSignature: () => (name === undefined ? null : { getName: () => name }),
        setAccessToken: (value: string) => (set['value'] = value),
        setExpiresIn: (value: string) => (set['expires'] = value),
        setAPIDomain: (value: string) => (set['domain'] = value),
      }
      assert.equal(await store.findToken(token), token)
      return set
    }
    for (const ms of [0, 3_600_000]) {
      clock.advance(ms)
      const [one, two] = await Promise.all([found('nora'), found('nora')])
      const { value, apiDomain, expiresAt } = await tokenFor(auth, 'nora')()
      assert.deepEqual(one, { value, expires: String(expiresAt), domain: apiDomain })
      assert.deepEqual(two, one)
    }
    assert.equal(emulator.journal.entries().filter(({ path }) => path.endsWith('/token')).length, 2)
    await assert.rejects(found(undefined), /UserSignature/)
    await assert.rejects(store.deleteToken(), /disconnect/)
  })
})

describe('the program', { skip: withoutRedis }, () => {
  let setup: Setup
  let table: readonly DataCenter[]
  const folder = mkdtempSync(join(tmpdir(), 'x-sdk-'))
  before(async () => {
    setup = await setUp()
    table = (await (await fetch(new URL('/data-centers', setup.env['ZOHO_EMULATOR']))).json()) as DataCenter[]
  })
  after(async () => {
    rmSync(folder, { recursive: true })
    await setup.close()
  })

  it('moves a file to Redis, and says who has to log in again', async () => {
    const { emulator, env } = setup
    const clientId = env['ZOHO_CLIENT_ID'] ?? ''
    const client = emulator.findClient(clientId)
    assert.ok(client !== undefined)
    const issue = (dc: string): string => issueGrant(emulator, { dc, scopes, client }).refreshToken
    const ended = issue('eu')
    emulator.revokeGrant(ended)
    const at = (dc: string): string => apiOrigin(getDataCenter(dc, table))
    const file = join(folder, 'sdk_tokens.txt')
    const lines = [
      line('1', 'nora@app.example', clientId, issue('eu'), '1000.a', undefined, at('eu')),
      line('2', 'arun@app.example', clientId, issue('in'), '1000.a', undefined, at('in')),
      line('3', 'gone@app.example', clientId, ended, '1000.a', undefined, at('eu')),
      line('4', undefined, undefined, undefined, '1000.only-an-access-token'),
    ]
    writeFileSync(file, [TITLE, ...lines].join('\n'))
    const resolve = fileURLToPath(new URL('../resolve.mjs', import.meta.url))
    const program = fileURLToPath(new URL('../src/from-sdk/migrate.ts', import.meta.url))
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--conditions=@x/source', '--import', resolve, program, file],
      { env: { ...process.env, ...env } },
    )
    assert.equal(stdout.match(/'imported'/g)?.length, 3, stdout)
    assert.match(stdout, /'4'.*'no refresh token'/)
    assert.match(stdout, /To log in again: gone@app\.example\n/)
    assert.ok(!stdout.includes('secret') && !stdout.includes(ended))
    assert.equal((await setup.redis.keys('zoho:grant:*')).length, 3)
  })
})
