import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { run } from './command.mjs'

/** The repository that this file is part of. */
export const repository = fileURLToPath(new URL('../../', import.meta.url))

/**
 * Copies the repository into a new one: the files that git knows or would add, as they are now, or with `--committed` on
 * the command line as the last commit has them.
 */
export async function copyRepository(target) {
  mkdirSync(target, { recursive: true })
  if (process.argv.includes('--committed')) {
    const archive = `${target}.tar`
    await run('git', ['archive', '--output', archive, 'HEAD'], { cwd: repository })
    await run('tar', ['-xf', archive, '-C', target])
  } else {
    const listed = await run('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: repository })
    for (const file of new Set(listed.split('\0'))) {
      if (file === '' || !existsSync(join(repository, file))) continue
      mkdirSync(dirname(join(target, file)), { recursive: true })
      cpSync(join(repository, file), join(target, file))
    }
  }
  await run('git', ['init', '--quiet', '--initial-branch=main'], { cwd: target })
  await commit(target, 'Copy')
}

/** Commits everything in a copy. */
export async function commit(cwd, message) {
  await run('git', ['add', '--all'], { cwd })
  const who = [
    '-c',
    'user.name=Rehearsal',
    '-c',
    'user.email=rehearsal@localhost',
    '-c',
    'commit.gpgsign=false',
  ]
  await run('git', [...who, 'commit', '--quiet', '--allow-empty', '--no-verify', '-m', message], { cwd })
}

/** Installs with the lock file as it is, and builds what is published. */
export async function installAndBuild(cwd) {
  await run('pnpm', ['install', '--frozen-lockfile', '--prefer-offline'], { cwd })
  await build(cwd)
}

/** Builds what is published. */
export async function build(cwd) {
  await run('pnpm', ['--recursive', '--filter', './packages/*', 'run', 'build'], { cwd })
}

/** Manifests of the packages that are published, by folder. */
export function publishedPackages(cwd) {
  return readdirSync(join(cwd, 'packages'))
    .map((folder) => join(cwd, 'packages', folder))
    .filter((folder) => existsSync(join(folder, 'package.json')))
    .map((folder) => ({ folder, manifest: readJson(join(folder, 'package.json')) }))
    .filter(({ manifest }) => manifest.private !== true)
}

/** Versions of the packages that are published, by name. */
export function versionsOf(cwd) {
  return new Map(publishedPackages(cwd).map(({ manifest }) => [manifest.name, manifest.version]))
}

/** What packages can use but do not bring. */
export function peersOf(cwd) {
  return Object.assign({}, ...publishedPackages(cwd).map(({ manifest }) => manifest.peerDependencies ?? {}))
}

export function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'))
}
