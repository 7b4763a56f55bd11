// A page of 200 records with 50 fields: `listRecords` beside ky and JSON.parse, on the bare server.
import process from 'node:process'
import { listRecords } from '../packages/records/src/index.ts'
import { clientAt, kyAt } from './candidates.mjs'
import { startProcess } from './start-process.mjs'
import { interleave, median, printTable, quantile, rounded } from './statistics.mjs'

const ROUNDS = Number(process.env.ROUNDS ?? 161)
/** Calls of each candidate a turn, one after the other. */
const CALLS = 5
/** What disturbs only ever adds: the share of turns that counts as undisturbed. */
const QUIET = 0.1
const FIELDS = Array.from({ length: 50 }, (_, index) => `Field_${index}`)

export async function measure() {
  const { started, stop } = await startProcess('server.mjs')
  const zoho = clientAt(started)
  const api = kyAt(started)
  const url = `${started.origin}/crm/v7/Leads?fields=${FIELDS.join(',')}&per_page=200`
  const candidates = {
    'ky + JSON.parse': async () => JSON.parse(await api.get(url).text()),
    listRecords: () => listRecords(zoho, 'Leads', { fields: FIELDS, per_page: 200 }),
  }
  const names = Object.keys(candidates)
  for (const name of names) for (let call = 0; call < 50; call += 1) await candidates[name]()
  const turns = await interleave(names, ROUNDS, (name) => timeOf(candidates[name]))
  stop()
  const ratios = turns['ky + JSON.parse'].map((ms, round) => ms / turns.listRecords[round])
  return {
    rounds: ROUNDS,
    ms: Object.fromEntries(names.map((name) => [name, rounded(median(turns[name]) / CALLS)])),
    timesKy: rounded(median(ratios)),
    spread: [rounded(quantile(ratios, 0.25)), rounded(quantile(ratios, 0.75))],
    quietTimesKy: rounded(quantile(turns['ky + JSON.parse'], QUIET) / quantile(turns.listRecords, QUIET)),
  }
}

async function timeOf(call) {
  const begun = performance.now()
  for (let count = 0; count < CALLS; count += 1) await call()
  return performance.now() - begun
}

export function print({ rounds, ms, timesKy, spread, quietTimesKy }) {
  console.log(
    `Medians of ${rounds} rounds of ${CALLS} calls, one after the other; the ratio is that of the two in the same round, ` +
      'quartiles in brackets; quiet: the tenth of all rounds that was least disturbed.\n',
  )
  printTable(
    ['200 records with 50 fields', 'ms a call', '× ky', '**quiet:** × ky'],
    Object.entries(ms).map(([name, each]) =>
      name === 'listRecords'
        ? [name, each, `${timesKy} (${spread.join('–')})`, quietTimesKy]
        : [name, each, 1, 1],
    ),
  )
}
