import { execFileSync } from 'node:child_process'
import { cpus } from 'node:os'
import process from 'node:process'

/**
 * `pnpm bench:start [times]`: what the built package takes to be imported in a new process, and `createEmulator()` with
 * the first call: the first time, and when warm.
 */
const times = Number(process.argv[2] ?? 15)
const program = `
  const began = performance.now()
  const { createEmulator, issueGrant } = await import('${new URL('../dist/index.js', import.meta.url).href}')
  const imported = performance.now()
  const open = async () => {
    const from = performance.now()
    const emulator = createEmulator()
    const { accessToken, apiDomain } = issueGrant(emulator, { dc: 'eu', scopes: ['ZohoCRM.org.READ'] })
    const answer = await emulator.fetch(apiDomain + '/crm/v8/org', {
      headers: { authorization: 'Zoho-oauthtoken ' + accessToken },
    })
    await answer.json()
    return performance.now() - from
  }
  const first = await open()
  const others = []
  for (let each = 0; each < 30; each += 1) others.push(await open())
  const warm = others.slice(10).toSorted((one, other) => one - other)[10]
  console.log(JSON.stringify([imported - began, first, warm]))
`
const runs = Array.from(
  { length: times },
  () =>
    JSON.parse(
      execFileSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' }),
    ) as readonly number[],
)
const medians = [0, 1, 2].map((column) => {
  const sorted = runs.map((run) => run[column] ?? 0).toSorted((one, other) => one - other)
  return (sorted[times >> 1] ?? 0).toFixed(1)
})
process.stdout.write(`Node ${process.version}, ${cpus().length} cores, medians of ${times} processes, in ms

| import, cold | createEmulator() and first call | the same, warm |
|---|---|---|
| ${medians.join(' | ')} |
`)
