// One call as it is now, and as it was at another commit, in turns.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { run } from '../tools/release/command.mjs'
import { repository } from '../tools/release/workspace.mjs'
import { buildOf } from './build.mjs'
import { startProcess } from './start-process.mjs'
import { median, printTable, quantile, rounded } from './statistics.mjs'

/**
 * Processes, one half with the build of now loaded first: what is loaded second is up to five percent slower, the same code
 * included, since dependencies are compiled for the first.
 */
const STARTS = 2 * Number(process.env.STARTS ?? 2)
/** Turns of each build in each process. */
const ROUNDS = Number(process.env.ROUNDS ?? 61)
/** What disturbs only ever adds: the share of turns that counts as undisturbed. */
const QUIET = 0.1
const IMMEDIATE = { immediate: true, origin: 'http://127.0.0.1:9', token: '1000.aaaa.bbbb' }

export async function measure(commit) {
  const work = mkdtempSync(join(tmpdir(), 'bench-'))
  try {
    const { id, folder } = await checkOut(commit, work)
    const before = await buildOf(folder, join(work, 'before.mjs'))
    const now = await buildOf(repository, join(work, 'now.mjs'))
    const places = { 'no network': await measureAt({ started: IMMEDIATE, stop() {} }, before, now) }
    places['bare server'] = await measureAt(await startProcess('server.mjs'), before, now)
    places['the emulator'] = await measureAt(await startProcess('emulator.mjs'), before, now)
    return { commit: id, starts: STARTS, rounds: ROUNDS, places }
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

async function measureAt({ started, stop }, before, now) {
  const starts = []
  for (let start = 0; start < STARTS; start += 1) {
    const files = start % 2 === 0 ? { before, now } : { now, before }
    // Without a network a turn is short, and many of them are cheap.
    starts.push(await pairAt({ files, started, rounds: started.immediate ? 5 * ROUNDS : ROUNDS }))
  }
  stop()
  const rows = Object.entries(starts[0]).flatMap(([name, widths]) =>
    Object.keys(widths).map((width) => [
      `${name}, ${width === '1' ? 'one after the other' : `${width} at the same time`}`,
      summarise(starts.map((turns) => turns[name][width])),
    ]),
  )
  return Object.fromEntries(rows)
}

/** What a process measured. */
async function pairAt(task) {
  const child = fork(fileURLToPath(new URL('pair.mjs', import.meta.url)), [JSON.stringify(task)])
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The process that calls ended with ${code}.`)
  })
  // Lost: that it ended after it had told.
  ended.catch(() => {})
  const [turns] = await Promise.race([once(child, 'message'), ended])
  child.kill()
  return turns
}

/**
 * Ratios are taken within a round, so that what else the machine does falls out; above 1 is better than before. Their mean
 * over all starts is geometric, so that the order of loading falls out.
 */
function summarise(starts) {
  const over = (valueOf) =>
    rounded(Math.exp(starts.reduce((sum, turns) => sum + Math.log(valueOf(turns)), 0) / starts.length))
  const share = (key, part) => over((turns) => quantile(ratios(turns, key), part))
  const spread = (key) => [0.25, 0.5, 0.75].map((part) => share(key, part))
  const quiet = (key) => over(({ before, now }) => lowest(before, key) / lowest(now, key))
  const cpuOf = (side) => over((turns) => median(turns[side].map(({ cpu, calls }) => cpu / calls)))
  return {
    rate: spread('seconds'),
    quietRate: quiet('seconds'),
    cpu: spread('cpu'),
    quietCpu: quiet('cpu'),
    cpuBefore: cpuOf('before'),
    cpuNow: cpuOf('now'),
  }
}

const ratios = ({ before, now }, key) => before.map((turn, round) => turn[key] / now[round][key])
const lowest = (turns, key) =>
  quantile(
    turns.map((turn) => turn[key] / turn.calls),
    QUIET,
  )

export function print({ commit, starts, rounds, places }) {
  console.log(
    `Since ${commit}: medians of ${rounds} rounds (five times as many without a network) in each of ${starts} processes, quartiles in brackets; above 1 is better than ` +
      'it was. Quiet: the tenth of all turns that was least disturbed. CPU is that of the process that calls.\n',
  )
  for (const [place, table] of Object.entries(places)) {
    printTable(
      [place, 'rate ÷ rate before', 'quiet', 'CPU before ÷ CPU', 'quiet', 'CPU µs before', 'now'],
      Object.entries(table).map(([name, row]) => [
        name,
        ratio(row.rate),
        row.quietRate,
        ratio(row.cpu),
        row.quietCpu,
        row.cpuBefore,
        row.cpuNow,
      ]),
    )
  }
}

const ratio = ([low, middle, high]) => `**${middle}** (${low}–${high})`
