import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { defaultOrganization } from '../../src/index.ts'
import { usage } from '../../src/node/arguments.ts'
import { runEmulator } from '../../src/node/command.ts'

const cli = new URL('../../src/cli.ts', import.meta.url).pathname
let folder = ''
const running: ChildProcess[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'emulator-'))
})
afterEach(async () => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
  await rm(folder, { recursive: true })
})

function start(...given: string[]): ChildProcess {
  const child = spawn(process.execPath, ['--conditions=@x/source', cli, ...given], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.push(child)
  return child
}

interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs to the end, in this process. */
async function run(...given: string[]): Promise<Ended> {
  let out = ''
  let err = ''
  const code = await runEmulator(given, {
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text) },
  })
  return { code, out, err }
}

/** Runs to the end, in a process of its own. */
async function runApart(...given: string[]): Promise<Ended> {
  const child = start(...given)
  let out = ''
  let err = ''
  child.stdout?.on('data', (data: Buffer) => (out += data.toString()))
  child.stderr?.on('data', (data: Buffer) => (err += data.toString()))
  const [code] = (await once(child, 'close')) as [number]
  return { code, out, err }
}

interface Ready {
  readonly url: string
  readonly accessToken: string
  readonly refreshToken: string
  readonly control: string
  readonly clientId: string
  readonly clientSecret: string
  readonly dataCenters: readonly { readonly id: string; readonly accounts: string }[]
}

async function ready(child: ChildProcess): Promise<Ready> {
  let text = ''
  for await (const data of child.stdout ?? []) {
    text += String(data)
    if (text.endsWith('\n')) break
  }
  return JSON.parse(text) as Ready
}

const stop = async (child: ChildProcess): Promise<number> => {
  const closed = once(child, 'close')
  child.kill('SIGTERM')
  const [code] = (await closed) as [number]
  return code
}

describe('the command', () => {
  test('help fits a narrow terminal and names every option', async () => {
    expect(await run('--help')).toEqual({ code: 0, out: usage, err: '' })
    expect(usage.split('\n').every((line) => line.length <= 72)).toBe(true)
    for (const option of [
      '--help',
      '--dc',
      '--port',
      '--seed',
      '--state-file',
      '--json',
      '--host',
      '--limit',
      '--reading',
    ])
      expect(usage).toContain(option)
  })

  test.each([
    [['--bogus'], /Unknown option/],
    [['--dc', 'xx'], /no data center "xx"/],
    [['--port', 'abc'], /--port takes a number/],
    [['--port', '70000'], /--port takes a number/],
    [['--limit', 'credits=many'], /limits\.credits must be a number from 0 up/],
    [['--reading', 'bearer=accepted'], /There is no reading/],
    [['--reading', 'gateway.bearer=maybe'], /readings\.gateway\.bearer is one of/],
    [['extra'], /extra/],
  ])('%j is refused with a hint', async (given, text) => {
    const { code, err, out } = await run(...given)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(text)
    expect(err).toContain('--help')
  })

  test('ends with its exit code, each stream where it belongs', async () => {
    expect(await runApart('--help')).toEqual({ code: 0, out: usage, err: '' })
    expect(await runApart('--bogus')).toEqual({ ...(await run('--bogus')), code: 2 })
  })

  test('a seed that cannot be used says so', async () => {
    const seed = join(folder, 'seed.json')
    expect((await run('--seed', seed, '--port', '0')).err).toMatch(/cannot be read \(ENOENT\)/)
    await writeFile(seed, '{')
    expect((await run('--seed', seed, '--port', '0')).err).toMatch(/is not JSON/)
    await writeFile(seed, '{"companies":{}}')
    expect((await run('--seed', seed, '--port', '0')).err).toMatch(/no option "companies"/)
  })

  test('prints a call that works, and stops when told', async () => {
    const child = start('--json', '--port', '0', '--dc', 'eu,uk')
    const { url, accessToken, refreshToken, clientId, clientSecret, dataCenters } = await ready(child)
    expect(dataCenters.map(({ id }) => id)).toEqual(['eu', 'uk'])
    const headers = { authorization: `Zoho-oauthtoken ${accessToken}` }
    expect(await (await fetch(url, { headers })).json()).toHaveProperty('sources_count')
    const body = new URLSearchParams({
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
      client_id: clientId,
      client_secret: clientSecret,
    })
    const answer = await fetch(`${dataCenters[0]?.accounts}/oauth/v2/token`, { method: 'POST', body })
    expect(await answer.json()).toHaveProperty('access_token')
    expect(await stop(child)).toBe(0)
  })

  test('as text, only addresses and credentials are long', async () => {
    const child = start('--port', '0', '--dc', 'us')
    let text = ''
    for await (const data of child.stdout ?? []) {
      text += String(data)
      if (text.includes('sources_count')) break
    }
    expect(text).toMatch(/accounts\s+http:\/\/127\.0\.0\.1:\d+/)
    const prose = text.split('\n').filter((line) => !/https?:|EMULATOR|curl/.test(line))
    expect(prose.filter((line) => line.length > 72)).toEqual([])
    expect(await stop(child)).toBe(0)
  })

  test('a seed gives the organization, a state file keeps tokens and groups', async () => {
    const seed = join(folder, 'seed.json')
    const stateFile = join(folder, 'state.json')
    const organization = defaultOrganization()
    await writeFile(
      seed,
      JSON.stringify({
        organization: {
          ...organization,
          org: { ...organization.org, company_name: 'Seeded Ltd' },
        },
      }),
    )
    const given = ['--json', '--port', '0', '--dc', 'us', '--seed', seed, '--state-file', stateFile]
    const first = start(...given)
    const one = await ready(first)
    const api = (path: string, { url, accessToken }: Ready, init: RequestInit = {}): Promise<Response> =>
      fetch(new URL(path, url), { ...init, headers: { authorization: `Zoho-oauthtoken ${accessToken}` } })
    expect(await (await api('/crm/v8/org', one)).text()).toContain('Seeded Ltd')
    const made = await api('/crm/v7/settings/user_groups', one, {
      method: 'POST',
      body: JSON.stringify({
        user_groups: [{ name: 'Kept', sources: [{ type: 'roles', source: { id: '3652397000000026022' } }] }],
      }),
    })
    expect(made.status).toBe(201)
    await stop(first)
    const second = start(...given)
    const two = await ready(second)
    expect(two.refreshToken).toBe(one.refreshToken)
    expect((await api('/crm/v8/org', { ...one, url: two.url })).status).toBe(200)
    expect(await (await api('/crm/v7/settings/user_groups', two)).text()).toContain('Kept')
    await stop(second)
    await writeFile(stateFile, '{}')
    expect((await run(...given)).err).toMatch(/does not hold a state/)
    expect(await readFile(stateFile, 'utf8')).toBe('{}')
  })
})
