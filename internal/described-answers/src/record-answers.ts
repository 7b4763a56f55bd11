/**
 * Loaded before a test's modules (`node --import`): organizations that tests make write down what they answer, when
 * `startRecording` found descriptions to compare it with.
 */
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import process from 'node:process'

const maker = 'export function createCrm('

if (process.env['DESCRIBED_ANSWERS'] !== undefined) {
  const recorder = JSON.stringify(new URL('recorder.ts', import.meta.url).href)
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context)
      if (!url.endsWith('/packages/emulator/src/crm/crm.ts')) return loaded
      const code = readFileSync(new URL(url), 'utf8')
      if (!code.includes(maker)) throw new Error(`${url}: createCrm is not where answers are recorded.`)
      const source = [
        `import { recording } from ${recorder}`,
        code.replace(maker, 'function createUnrecorded('),
        'export const createCrm = recording(createUnrecorded, findRoute, documentedReadings)',
      ].join('\n')
      return { ...loaded, source }
    },
  })
}
