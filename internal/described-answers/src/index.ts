import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { complaintsAbout, type RecordedAnswer } from './complaints.ts'
import { openDescriptions, present } from './descriptions.ts'

const FOLDER = 'DESCRIBED_ANSWERS'
const maker = 'export function createCrm('

/** Begins to write down the answers of every test, where there are descriptions to compare them with. */
export function startRecording(): void {
  if (present) process.env[FOLDER] = mkdtempSync(`${tmpdir()}/described-answers-`)
}

/** Has the organisations that tests make write down what they answer. */
export const recordAnswers = {
  name: 'record-answers',
  transform(code: string, id: string): string | undefined {
    if (process.env[FOLDER] === undefined) return undefined
    if (!id.replaceAll('\\', '/').endsWith('/packages/emulator/src/crm/crm.ts')) return undefined
    if (!code.includes(maker)) throw new Error(`${id}: createCrm is not where answers are recorded.`)
    const recorder = JSON.stringify(fileURLToPath(new URL('recorder.ts', import.meta.url)))
    return [
      `import { recording } from ${recorder}`,
      code.replace(maker, 'function createUnrecorded('),
      'export const createCrm = recording(createUnrecorded, findRoute, documentedReadings)',
    ].join('\n')
  },
}

/** What the descriptions have against the answers that were written down, but for what is known; and forgets them. */
export function takeComplaints(): readonly string[] {
  const folder = process.env[FOLDER]
  if (folder === undefined || !existsSync(folder)) return []
  const lines = readdirSync(folder).flatMap((name) =>
    readFileSync(`${folder}/${name}`, 'utf8').trimEnd().split('\n'),
  )
  rmSync(folder, { recursive: true })
  if (lines.length === 0) return []
  const check = openDescriptions()
  // The recorder wrote them.
  const answers = [...new Set(lines)].map((line) => JSON.parse(line) as RecordedAnswer)
  return [...new Set(answers.flatMap((answer) => complaintsAbout(answer, check)))].toSorted()
}
