import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import process from 'node:process'
import { complaintsAbout, type RecordedAnswer } from './complaints.ts'
import { openDescriptions, present } from './descriptions.ts'

const FOLDER = 'DESCRIBED_ANSWERS'

/**
 * Begins to write down the answers of every test, where there are descriptions to compare them with. Once in a process,
 * which may read its configuration many times.
 */
export function startRecording(): void {
  const prefix = `${tmpdir()}/described-answers-${process.pid}-`
  if (!present || process.env[FOLDER]?.startsWith(prefix) === true) return
  const folder = mkdtempSync(prefix)
  // A run that is broken off leaves nothing behind either.
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  process.env[FOLDER] = folder
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
