import { randomBytes } from 'node:crypto'
import { readFile, rename, unlink, writeFile } from 'node:fs/promises'
import { quote } from '@x/dc/error'
import { inside, type Emulator } from '../emulator.ts'
import { restoreSnapshot } from '../kernel/snapshot.ts'

const EVERY = 2000

/**
 * Takes up the state of a file, and keeps it there: every two seconds when something happened, and at the end. Time goes
 * on meanwhile, so tokens age. The state is written whole: the log of changes would be shorter, but a company with its
 * samples takes 0.6 MB and 3 ms, and a file that is one snapshot is whole or not there.
 *
 * @throws Error when the file holds something else
 */
export async function openStateFile(emulator: Emulator, file: string): Promise<{ close(): Promise<void> }> {
  const { services } = emulator[inside]
  const text = await readIfThere(file)
  if (text !== undefined) {
    try {
      restoreSnapshot(services, JSON.parse(text), { time: 'keep' })
    } catch (error) {
      throw new Error(
        `The state file ${quote(file)} does not hold a state of this version. Delete it to start afresh.`,
        { cause: error },
      )
    }
  }
  let changed = true
  let saving: Promise<void> = Promise.resolve()
  const unfollow = services.journal.follow(() => {
    changed = true
  })
  const save = (): Promise<void> => {
    if (!changed) return saving
    changed = false
    saving = replace(file, saving, `${JSON.stringify(emulator.snapshot())}\n`)
    return saving
  }
  const timer = setInterval(() => void save(), EVERY)
  timer.unref()
  await save()
  return {
    close: async () => {
      clearInterval(timer)
      unfollow()
      changed = true
      await save()
    },
  }
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new Error(
      `The state file ${quote(file)} cannot be read (${(error as NodeJS.ErrnoException).code}).`,
      {
        cause: error,
      },
    )
  }
}

/** Whoever reads meanwhile, or after a crash, finds the old state or the new one, never half of one. */
async function replace(file: string, before: Promise<void>, text: string): Promise<void> {
  await before
  try {
    // A name that nobody can know, and `wx`: whatever stands there already is not followed or overwritten.
    const draft = `${file}.${randomBytes(9).toString('base64url')}.next`
    await writeFile(draft, text, { mode: 0o600, flag: 'wx' })
    try {
      await rename(draft, file)
    } catch (error) {
      await unlink(draft)
      throw error
    }
  } catch (error) {
    // The emulator goes on without it: what is lost is the state over a restart, and the user is told.
    process.stderr.write(`The state file cannot be written (${(error as NodeJS.ErrnoException).code}).\n`)
  }
}
