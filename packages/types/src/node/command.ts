import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { commonMetadata } from '../common-metadata.ts'
import { compareTypes, type Drift } from '../compare-types.ts'
import { generateTypes } from '../generate-types.ts'
import type { OrganizationMetadata } from '../metadata.ts'
import { firstLine } from '../read-declarations.ts'
import { readMetadata } from '../read-metadata.ts'
import { readArguments, usage, type Arguments } from './arguments.ts'
import { openClient } from './open-client.ts'

/** What a command is given by the process that it runs in. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stdout: { write(text: string): unknown }
  readonly stderr: { write(text: string): unknown }
}

/** The command line. Gives the exit code: 0 done or no difference, 1 a difference or a failure, 2 wrong arguments. */
export async function runZohoTypes(given: readonly string[], around: Surroundings): Promise<number> {
  let parsed: Arguments
  try {
    parsed = readArguments(given)
  } catch (error) {
    around.stderr.write(`${messageOf(error)}\nTry --help.\n`)
    return 2
  }
  if (parsed.help) {
    around.stdout.write(usage)
    return 0
  }
  try {
    return await run(parsed, around)
  } catch (error) {
    around.stderr.write(`${messageOf(error)}\n`)
    return 1
  }
}

async function run(asked: Arguments, around: Surroundings): Promise<number> {
  const { out, check } = asked
  const before = out === undefined ? undefined : await readIfThere(out)
  if (out !== undefined && before !== undefined && !before.startsWith(firstLine)) {
    throw new TypeError(
      `${out} was not made by zoho-types and is left alone. Name another file, or move it away.`,
    )
  }
  const organizations: OrganizationMetadata[] = []
  for (const org of asked.orgs) {
    const zoho = await openClient(asked.client, org, around.env)
    organizations.push(
      await readMetadata(zoho, { modules: asked.modules, layouts: asked.layout !== undefined }),
    )
  }
  const [first] = organizations
  const metadata = organizations.length === 1 && first !== undefined ? first : commonMetadata(organizations)
  const text = generateTypes(metadata, asked)
  if (out === undefined) {
    around.stdout.write(text)
    return 0
  }
  const drift = before === undefined ? undefined : compareTypes(before, text)
  if (check) return report(out, before, text, drift, around)
  if (drift !== undefined) around.stdout.write(describe(drift))
  if (text !== before) await replaceFile(out, text)
  around.stdout.write(text === before ? `${out} is up to date.\n` : `${out} is written.\n`)
  return 0
}

function report(
  out: string,
  before: string | undefined,
  text: string,
  drift: Drift | undefined,
  { stdout }: Surroundings,
): number {
  if (before === text) {
    stdout.write(`${out} is up to date.\n`)
    return 0
  }
  stdout.write(drift === undefined ? `${out} is not there.\n` : describe(drift))
  stdout.write(`${out} differs from the organization: run the command again without --check.\n`)
  return 1
}

function describe({ breaksReads, breaksWrites, added }: Drift): string {
  return part('Breaks reads:', breaksReads) + part('Breaks writes:', breaksWrites) + part('Added:', added)
}

function part(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${title}\n${lines.map((line) => `  ${line}\n`).join('')}`
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Whole or not at all: a compiler that watches never sees half of it. */
async function replaceFile(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(`${file}.new`, text)
  await rename(`${file}.new`, file)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
