// Cold import of the packed packages in a fresh process, against importing what they stand on; and memory after it.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { run } from '../tools/release/command.mjs'
import { createConsumer } from './consumer.mjs'
import { interleave, median, printTable, quantile, rounded } from './statistics.mjs'

const ROUNDS = 21
const CANDIDATES = {
  'an empty process': [],
  'ky, openid-client': ['ky', 'openid-client'],
  '@x/dc, @x/auth, @x/client, @x/user-groups': ['@x/dc', '@x/auth', '@x/client', '@x/user-groups'],
}

export async function measure() {
  const consumer = await createConsumer()
  try {
    const main = join(consumer.folder, 'start.mjs')
    writeFileSync(
      main,
      `const start = performance.now()
for (const name of process.argv.slice(2)) await import(name)
const importing = performance.now() - start
const { user, system } = process.cpuUsage()
const { rss } = process.memoryUsage()
console.log(JSON.stringify({ importing, cpu: (user + system) / 1000, rss: rss / 1024 / 1024 }))\n`,
    )
    const names = Object.keys(CANDIDATES)
    const sample = async (name) =>
      JSON.parse(await run(process.execPath, [main, ...CANDIDATES[name]], { cwd: consumer.folder }))
    for (const name of names) await sample(name)
    const samples = await interleave(names, ROUNDS, sample)
    const base = samples['ky, openid-client']
    const candidates = Object.fromEntries(
      names.map((name) => {
        const own = samples[name]
        return [
          name,
          {
            importing: rounded(median(own.map((each) => each.importing))),
            spread: [0.25, 0.75].map((share) =>
              rounded(
                quantile(
                  own.map((each) => each.importing),
                  share,
                ),
              ),
            ),
            times: rounded(median(own.map((each, round) => each.importing / base[round].importing))),
            cpu: rounded(median(own.map((each) => each.cpu))),
            rss: rounded(median(own.map((each) => each.rss))),
          },
        ]
      }),
    )
    return { rounds: ROUNDS, candidates }
  } finally {
    consumer.remove()
  }
}

export function print({ rounds, candidates }) {
  printTable(
    [
      `median of ${rounds} processes`,
      'import ms (quartiles)',
      '× ky and openid-client',
      'CPU ms of the process',
      'resident MiB',
    ],
    Object.entries(candidates).map(([name, row]) => [
      name,
      `${row.importing} (${row.spread.join('–')})`,
      row.times,
      row.cpu,
      row.rss,
    ]),
  )
}
