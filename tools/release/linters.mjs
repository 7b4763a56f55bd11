import { fileURLToPath } from 'node:url'
import { run } from './command.mjs'

const path = (name) => fileURLToPath(new URL(name, import.meta.url))
const tool = (name) => path(`node_modules/.bin/${name}`)

/** What nobody uses in a repository. @throws Error when there is something */
export function knip(cwd) {
  return run(tool('knip'), ['--no-config-hints', '--config', path('knip.json')], { cwd })
}

/** What a tarball gets wrong. @throws Error when there is something */
export function publint(file) {
  return run(tool('publint'), ['run', file, '--strict'])
}

/** Which types of a tarball do not resolve as its code does. @throws Error when there are some */
export function attw(file) {
  return run(tool('attw'), [file, '--profile', 'esm-only'])
}
