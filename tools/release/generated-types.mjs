import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './command.mjs'
import { compilers, resolutions, strictest } from './types.mjs'

/** What `zoho-types` writes for the emulator's organization, by the packages that a consumer has installed. */
const program = `
import { writeFileSync } from 'node:fs'
import { createClient } from '@x/client'
import { createEmulator, issueGrant } from '@x/emulator'
import { generateTypes, readMetadata } from '@x/types'
const emulator = createEmulator()
const { accessToken: value, apiDomain } = issueGrant(emulator, { dc: 'eu', scopes: ['ZohoCRM.settings.ALL'] })
const zoho = createClient({ token: () => ({ value, apiDomain }), fetch: emulator.fetch, clock: emulator.clock })
writeFileSync('generated/types.ts', generateTypes(await readMetadata(zoho)))
`

const use = `
import { createRecords } from '@x/records'
import type { Client } from '@x/client'
import { Leads, type LeadsCreate } from './types.js'
export const lead: LeadsCreate = { Last_Name: 'Boyle', Lead_Source: 'Trade Show' }
// @ts-expect-error -- mandatory
export const nameless: LeadsCreate = { Company: 'Zylker' }
export const create = (zoho: Client): Promise<unknown> => createRecords(zoho, Leads, [lead])
`

/** Generates the types of every module in a consumer's project, and compiles them with each compiler. */
export async function checkGeneratedTypes(report, { folder, packages: [first] }) {
  const scoped = (text) => text.replaceAll('@x/', `${first.split('/')[0]}/`)
  const project = join(folder, 'generated')
  mkdirSync(project, { recursive: true })
  writeFileSync(join(folder, 'generate.mjs'), scoped(program))
  writeFileSync(join(project, 'use.ts'), scoped(use))
  const { options } = resolutions.nodenext
  writeFileSync(
    join(project, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: { ...strictest, ...options }, files: ['use.ts'] }),
  )
  await report.check('zoho-types: types of every module are made', () =>
    run('node', ['generate.mjs'], { cwd: folder }),
  )
  for (const compiler of compilers) {
    await report.check(`zoho-types: what it made compiles with TypeScript ${compiler}`, () => {
      const tsc = fileURLToPath(new URL(`node_modules/typescript-${compiler}/bin/tsc`, import.meta.url))
      return run('node', [tsc, '--project', project], { cwd: folder })
    })
  }
}
