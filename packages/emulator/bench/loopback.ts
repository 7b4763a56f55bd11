import { fork } from 'node:child_process'
import { once } from 'node:events'
import { cpus } from 'node:os'
import { load } from './load.ts'
import { tenFields } from './organization-of-leads.ts'

/**
 * `pnpm bench [counts | lists] [requests]`: one call over loopback, the emulator in one process, the load in another.
 * `counts`: sources counts; `lists`: pages of 200 leads with 10 fields, of 100,000. Prints a table in Markdown: the rate
 * of each tenth, and the memory of the emulator after it, garbage collected.
 */
const [what = 'counts', count] = process.argv.slice(2)
const calls: Readonly<Record<string, { readonly path: string; readonly leads: number }>> = {
  counts: {
    path: '/crm/v7/settings/user_groups/3652397000009952001/actions/sources_count',
    leads: 0,
  },
  lists: { path: `/crm/v8/Leads?fields=${tenFields}&per_page=200`, leads: 100_000 },
}
const { path, leads } = calls[what] ?? { path: '/', leads: 0 }
const requests = Number(count ?? (what === 'lists' ? 50_000 : 1_000_000))
const connections = 16
const child = fork(new URL('server.ts', import.meta.url), [`${leads}`], {
  execArgv: ['--conditions=@x/source', '--expose-gc'],
})
const [{ origin, token }] = (await once(child, 'message')) as [{ origin: string; token: string }]

interface Usage {
  readonly cpuMs: number
  readonly rss: number
  readonly heapUsed: number
}
async function usage(): Promise<Usage> {
  child.send('usage')
  const [answer] = (await once(child, 'message')) as [Usage]
  return answer
}

const rows: string[] = []
const tenth = Math.ceil(requests / 10)
await load({ origin, path, token, requests: Math.min(20_000, tenth), connections })
const megabytes = (bytes: number): string => (bytes / 1_048_576).toFixed(1)
const started = performance.now()
let before = await usage()
for (let part = 1; part <= 10; part += 1) {
  const from = performance.now()
  await load({ origin, path, token, requests: tenth, connections })
  const seconds = (performance.now() - from) / 1000
  const after = await usage()
  const cpu = ((after.cpuMs - before.cpuMs) * 1000) / tenth
  before = after
  rows.push(
    `| ${part * tenth} | ${Math.round(tenth / seconds)} | ${Math.round(cpu)} | ${megabytes(after.heapUsed)} | ${megabytes(after.rss)} |`,
  )
}
const overall = Math.round((tenth * 10) / ((performance.now() - started) / 1000))
process.stdout
  .write(`Node ${process.version}, ${cpus().length} cores, ${connections} connections: ${overall} requests a second\n
| requests | a second | CPU of the emulator, µs each | heap, MB | resident, MB |
|---|---|---|---|---|
${rows.join('\n')}
`)
child.disconnect()
