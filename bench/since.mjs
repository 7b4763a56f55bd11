// One call as it is now, and as it was at another commit: two processes that take turns.
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
import { interleave, median, printTable, quantile, rounded } from './statistics.mjs'

/** Times that both sides are started: how well code is compiled differs from process to process. */
const STARTS = Number(process.env.STARTS ?? 4)
/** Rounds of each start. */
const ROUNDS = Number(process.env.ROUNDS ?? 25)
/** Calls of each side a turn, by how many run at once. */
const CALLS = { 1: 100, 50: 300 }
/** Calls before the first turn: until then the compiler takes a share that differs. */
const WARM = 8_000
/** What disturbs only ever adds: the share of turns that counts as undisturbed. */
const QUIET = 0.1
const IMMEDIATE = { immediate: true, origin: 'http://127.0.0.1:9', token: '1000.aaaa.bbbb' }

export async function measure(commit) {
  const work = mkdtempSync(join(tmpdir(), 'bench-'))
  try {
    const { id, folder } = await checkOut(commit, work)
    const builds = {
      before: await buildOf(folder, join(work, 'before.mjs')),
      now: await buildOf(repository, join(work, 'now.mjs')),
    }
    const places = { 'no network': await measureAt({ started: IMMEDIATE, stop() {} }, builds) }
    places['bare server'] = await measureAt(await startProcess('server.mjs'), builds)
    places['the emulator'] = await measureAt(await startProcess('emulator.mjs'), builds)
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

async function measureAt({ started, stop }, builds) {
  const turns = {}
  for (let start = 0; start < STARTS; start += 1) {
    // Not always the same one first.
    const order = start % 2 === 0 ? ['before', 'now'] : ['now', 'before']
    const sides = {}
    for (const side of order) sides[side] = await startSide(builds[side], started)
    for (const name of sides.now.names) {
      for (const side of order) await sides[side].sample({ name, calls: WARM, width: 20 })
      for (const [width, calls] of Object.entries(CALLS)) {
        const own = await interleave(order, ROUNDS, (side) => sides[side].sample({ name, calls, width }))
        const all = (turns[`${name}, ${width === '1' ? 'one after the other' : `${width} at once`}`] ??= [])
        all.push(...own.before.map((before, round) => ({ before, now: own.now[round] })))
      }
    }
    for (const side of order) sides[side].stop()
  }
  stop()
  return Object.fromEntries(Object.entries(turns).map(([name, pairs]) => [name, summarise(pairs)]))
}

/** A build in a process of its own; `names` says what it can call. */
async function startSide(file, started) {
  const child = fork(fileURLToPath(new URL('side.mjs', import.meta.url)), [file, JSON.stringify(started)])
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The process with ${file} ended with ${code}.`)
  })
  // Lost: that it ended after it was stopped.
  ended.catch(() => {})
  const next = async () => (await Promise.race([once(child, 'message'), ended]))[0]
  const names = await next()
  const sample = async (turn) => {
    child.send(turn)
    return await next()
  }
  return { names, sample, stop: () => child.kill() }
}

/** Ratios are taken within a round, so that what else the machine does falls out; above 1 is better than before. */
function summarise(pairs) {
  const ratios = (key) => pairs.map(({ before, now }) => before[key] / now[key])
  const quiet = (side, key) =>
    quantile(
      pairs.map((pair) => pair[side][key]),
      QUIET,
    )
  const cpuOf = (side) => rounded(median(pairs.map((pair) => pair[side].cpu / pair[side].calls)))
  return {
    rate: spread(ratios('seconds')),
    quietRate: rounded(quiet('before', 'seconds') / quiet('now', 'seconds')),
    cpu: spread(ratios('cpu')),
    quietCpu: rounded(quiet('before', 'cpu') / quiet('now', 'cpu')),
    cpuBefore: cpuOf('before'),
    cpuNow: cpuOf('now'),
  }
}

const spread = (values) => [0.25, 0.5, 0.75].map((share) => rounded(quantile(values, share)))

export function print({ commit, starts, rounds, places }) {
  console.log(
    `Since ${commit}: medians of ${rounds} rounds of ${starts} starts, quartiles in brackets; above 1 is better than it was. ` +
      'Quiet: the tenth of all turns that was least disturbed. CPU is that of the process that calls.\n',
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
