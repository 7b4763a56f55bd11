// node run.mjs: docs/start.md walked literally, on each Node.js that npm could install here.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { createReport, expectEqual, expectSeen } from '../release/report.mjs'
import { copyRepository, repository } from '../release/workspace.mjs'
import { expectDoctorRuns, expectDoctorSees } from './doctor.mjs'
import { expectLineInstalls, expectNeverEmpty, expectWhole } from './packing.mjs'
import { stepsOf } from './page.mjs'
import { walk } from './walk.mjs'

const report = createReport()
const work = mkdtempSync(join(tmpdir(), 'start-'))
const clone = join(work, 'clone')
const page = readFileSync(join(repository, 'docs/start.md'), 'utf8')
const nodes = ['22', '24'].map((version) => ({
  version,
  node: fileURLToPath(new URL(`node_modules/node-${version}/bin/node`, import.meta.url)),
}))

try {
  await copyRepository(clone)
  await report.check('a block that says nothing of itself is a mistake of the page', () =>
    expectSeen(() => stepsOf(`${page}\n\`\`\`sh\nls\n\`\`\`\n`), /says neither/),
  )
  for (const { version, node } of nodes) {
    if (!existsSync(node)) {
      console.log(`- Node.js ${version}: skipped, npm has installed none for this machine`)
      report.add({ passed: 0, failed: 0, skipped: 1 })
      continue
    }
    await report.check(
      `docs/start.md on Node.js ${version}, from an npm init to a checked program`,
      async () => {
        // The page says `../zoho-start` in the clone: the project lies beside it.
        rmSync(join(work, 'zoho-start'), { recursive: true, force: true })
        const said = await walk(stepsOf(page), { node, work, clone })
        expectEqual(/^\d+ groups in data center ca$/.test(said), true, `"${said}" is what the page promises`)
      },
    )
  }
  await report.check('the tarballs hold all that the packages export', () =>
    expectWhole(clone, join(work, 'zoho-start/packages')),
  )
  await report.check('the line that npm run pack prints installs them, from any folder', () =>
    expectLineInstalls(clone, join(work, 'printed')),
  )
  await report.check('a package that was not built is built when it is packed, or not packed', () =>
    expectNeverEmpty(clone, join(work, 'alone')),
  )
  await report.check('npm run doctor sees what a machine lacks, and says what to do', expectDoctorSees)
  await report.check('npm run doctor runs here', () => expectDoctorRuns(clone))
  await report.check('a line of the page that does not work is noticed', () =>
    expectSeen(
      () =>
        walk([{ place: 'project', commands: 'npm install ./absent/*.tgz' }], {
          node: process.execPath,
          work,
          clone,
        }),
      /ended with/,
    ),
  )
} catch (error) {
  await report.check('the run reaches its end', () => Promise.reject(error))
} finally {
  rmSync(work, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
}
report.end()
