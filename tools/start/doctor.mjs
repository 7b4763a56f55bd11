// `npm run doctor` on machines that lack something, made up, and on this one.
import process from 'node:process'
import { examine, linesOf, thisMachine } from '../../scripts/doctor.mjs'
import { expectEqual } from '../release/report.mjs'
import { run } from '../release/command.mjs'

/** A machine that has everything. */
const whole = {
  ...thisMachine,
  env: { ZOHO_OAS: '/descriptions' },
  nodeVersion: 'v24.21.0',
  exists: () => true,
  output: (command) => (command === 'pnpm' ? '12.21.0' : 'there'),
  isFree: async () => true,
}

const lacking = {
  'Node.js': { nodeVersion: 'v22.17.0' },
  pnpm: { output: (command) => (command === 'pnpm' ? undefined : 'there') },
  'package registry': { output: (command) => (command === 'npm' ? undefined : whole.output(command)) },
  dependencies: { exists: (path) => !path.endsWith('.modules.yaml') },
  'port 3000': { isFree: async () => false },
  "Zoho's descriptions": { env: {} },
  Chromium: { output: (command, name) => (/chrom/.test(name) ? undefined : whole.output(command)) },
  Redis: { output: (command, name) => (name === 'redis-server' ? undefined : whole.output(command)) },
  PostgreSQL: {
    output: (command, name) => (name === 'postgres' ? undefined : whole.output(command)),
    exists: (path) => !path.endsWith('postgres'),
  },
}

/** Throws unless each lack is seen, alone, with what to do about it. */
export async function expectDoctorSees() {
  const well = await examine(whole)
  expectEqual(
    well.filter(({ state }) => state !== 'ok'),
    [],
    'what a whole machine lacks',
  )
  expectEqual(
    well.map(({ name }) => name),
    Object.keys(lacking),
    'what is looked at',
  )
  for (const [name, difference] of Object.entries(lacking)) {
    const checks = await examine({ ...whole, ...difference })
    const bad = checks.filter(({ state }) => state !== 'ok')
    expectEqual(
      bad.map((each) => each.name),
      [name],
      'what is seen',
    )
    if (!/\w{4}/.test(bad[0].cure)) throw new Error(`${name}: does not say what to do`)
    expectEqual(linesOf(bad).length, 2, `lines about ${name}`)
  }
  const old = await examine({ ...whole, nodeVersion: 'v18.20.0' })
  expectEqual(old[0].state, 'missing', 'a Node.js that cannot begin')
}

/** Throws unless the command itself runs here and says that the machine is ready. */
export async function expectDoctorRuns(cwd) {
  const said = await run(process.execPath, ['scripts/doctor.mjs'], { cwd })
  expectEqual(/^Ready: npm test$/m.test(said), true, `"${said}" ends well`)
}
