// One call as it is now, and as it was at another commit, in turns in one process.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { run } from '../tools/release/command.mjs'
import { repository } from '../tools/release/workspace.mjs'
import { buildOf } from './build.mjs'
import { startProcess } from './start-process.mjs'
import { interleave, median, printTable, quantile, rounded } from './statistics.mjs'
import { sample } from './sample.mjs'

const ROUNDS = Number(process.env.ROUNDS ?? 141)
/** Calls of each side a turn, by how many run at once. */
const CALLS = { 1: 100, 50: 300 }
/** What disturbs only ever adds: the share of turns that counts as undisturbed. */
const QUIET = 0.1
const GROUP = '3652397000009952001'
const SCOPES = ['ZohoCRM.settings.user_groups.READ']

export async function measure(commit) {
  const work = mkdtempSync(join(tmpdir(), 'bench-'))
  try {
    const { id, folder } = await checkOut(commit, work)
    const sides = {
      before: await buildOf(folder, join(work, 'before.mjs')),
      now: await buildOf(repository, join(work, 'now.mjs')),
    }
    const bare = await measureAt('server.mjs', sides)
    return { commit: id, rounds: ROUNDS, bare, emulator: await measureAt('emulator.mjs', sides) }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** The packages as a commit has them; git's own folder stays as it is. */
async function checkOut(commit, work) {
  const resolve = ['rev-parse', '--verify', '--short', '--end-of-options', `${commit}^{commit}`]
  const id = (await run('git', resolve, { cwd: repository })).trim()
  const folder = join(work, 'repository')
  const archive = join(work, 'repository.tar')
  mkdirSync(folder)
  await run('git', ['archive', '--output', archive, id, 'packages'], { cwd: repository })
  await run('tar', ['-xf', archive, '-C', folder])
  return { id, folder }
}

/** @param {{ before: any, now: any }} sides */
async function measureAt(script, sides) {
  const { started, stop } = await startProcess(script)
  const table = {}
  for (const [name, callWith] of Object.entries(CALLERS)) {
    const calls = { before: await callWith(sides.before, started), now: await callWith(sides.now, started) }
    for (const side of ['before', 'now', 'before', 'now']) await sample(calls[side], 1500, 20)
    table[name] = {}
    for (const [width, count] of Object.entries(CALLS)) {
      const turns = await interleave(['before', 'now'], ROUNDS, (side) => sample(calls[side], count, width))
      table[name][width] = summarise(turns)
    }
  }
  stop()
  return table
}

/** What makes a call with one of the builds. */
const CALLERS = {
  client: (build, started) => caller(build, started, {}),
  'client/node': (build, started) => caller(build, started, { fetch: build.createNodeFetch() }),
  'client/node, token of @x/auth': async (build, started) =>
    caller(build, started, { fetch: build.createNodeFetch(), token: await tokenSource(build, started) }),
}

function caller(build, started, options) {
  const { createClient, getSourcesCount } = build
  const { origin: apiDomain, token: value } = started
  const held = { value, apiDomain, scopes: SCOPES }
  const dataCenters = [rowOf(build, started)]
  const zoho = createClient({ token: () => held, dataCenters, ...options })
  return () => getSourcesCount(zoho, GROUP)
}

/** A grant whose token is in memory, as it is in nearly every call. */
async function tokenSource(build, started) {
  const { createAuth, importGrant, tokenFor } = build
  const { origin: api_domain, token: access_token } = started
  const answer = { access_token, api_domain, token_type: 'Bearer', expires_in: 3600 }
  const auth = createAuth({
    clientId: '1000.BENCH',
    clientSecret: 'bench',
    dc: 'local',
    dataCenters: [rowOf(build, started)],
    fetch: async () => Response.json(answer),
  })
  await importGrant(auth, { grantId: 'bench', refreshToken: '1000.bench', dc: 'local', scopes: SCOPES })
  return tokenFor(auth, 'bench')
}

function rowOf({ defineDataCenter }, { origin }) {
  return defineDataCenter({ id: 'local', accounts: origin, api: { production: origin } })
}

/** Ratios are taken within a round, so that what else the machine does falls out; above 1 is better than before. */
function summarise(/** @type {Record<string, any>} */ { before, now }) {
  const ratios = (key) => before.map((turn, round) => turn[key] / now[round][key])
  return {
    rate: spread(ratios('seconds')),
    quietRate: rounded(quiet(before, 'seconds') / quiet(now, 'seconds')),
    cpu: spread(ratios('cpu')),
    quietCpu: rounded(quiet(before, 'cpu') / quiet(now, 'cpu')),
    cpuBefore: cpuOf(before),
    cpuNow: cpuOf(now),
  }
}

const spread = (values) => [0.25, 0.5, 0.75].map((share) => rounded(quantile(values, share)))
const quiet = (turns, key) =>
  quantile(
    turns.map((turn) => turn[key]),
    QUIET,
  )
const cpuOf = (turns) => rounded(median(turns.map(({ cpu, calls }) => cpu / calls)))

export function print({ commit, rounds, bare, emulator }) {
  console.log(
    `Since ${commit}: medians of ${rounds} rounds, quartiles in brackets; above 1 is better than it was. Quiet: the tenth of ` +
      'all turns that was least disturbed. CPU is that of the process that calls.\n',
  )
  for (const [place, table] of Object.entries({ 'bare server': bare, 'the emulator': emulator })) {
    printTable(
      [place, 'rate ÷ rate before', 'quiet', 'CPU before ÷ CPU', 'quiet', 'CPU µs before', 'now'],
      Object.entries(table).flatMap(([name, widths]) =>
        Object.entries(widths).map(([width, row]) => [
          `${name}, ${width === '1' ? 'one after the other' : `${width} at once`}`,
          ratio(row.rate),
          row.quietRate,
          ratio(row.cpu),
          row.quietCpu,
          row.cpuBefore,
          row.cpuNow,
        ]),
      ),
    )
  }
}

const ratio = ([low, middle, high]) => `**${middle}** (${low}–${high})`
