// node api-report.mjs [--update] [--committed]: compares the surface of each package with docs/api, or writes it there.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { compareApi, describeApi, reportOf } from './api.mjs'
import { createReport, expectNone } from './report.mjs'
import { copyRepository, installAndBuild, publishedPackages, repository } from './workspace.mjs'

const update = process.argv.includes('--update')
const work = mkdtempSync(join(tmpdir(), 'api-report-'))
const report = createReport()
try {
  const copy = join(work, 'workspace')
  await copyRepository(copy)
  await installAndBuild(copy)
  for (const built of publishedPackages(copy)) {
    await report.check(built.manifest.name, () => {
      if (!update) return expectNone(compareApi(repository, built))
      const { text, problems } = describeApi(built)
      const file = reportOf(repository, built.folder)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, text)
      return expectNone(problems)
    })
  }
} finally {
  rmSync(work, { recursive: true, force: true })
}
report.end()
