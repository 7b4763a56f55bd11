#!/usr/bin/env node
// node start.mjs <script> [parameters]: runs a script of tools/ under the Node.js and pnpm that the workspace asks for,
// whatever is on PATH. `script` is relative to the current folder.
import { spawn, spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { ofTool, plainEnvironment } from './command.mjs'
import { readJson, repository } from './workspace.mjs'

const [script, ...parameters] = process.argv.slice(2)
const { engines, packageManager } = readJson(`${repository}package.json`)
const numbers = (version) => version.replace(/^\D*/, '').split('.').map(Number)
const env = plainEnvironment()
const ask = (command) => spawnSync(command, ['--version'], { encoding: 'utf8', env }).stdout?.trim() ?? ''
const node = ofTool.test(process.execPath) ? 'node' : process.execPath
const [major, minor] = numbers(ask(node))
const [wantedMajor, wantedMinor] = numbers(engines.node)
const newEnough = major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)
const pinned = newEnough && ask('pnpm') === packageManager.split('@')[1]

const command = [node, resolve(script), ...parameters]
const run = fileURLToPath(new URL('../../scripts/run.mjs', import.meta.url))
const whole = pinned ? command : [node, run, 'exec', 'node', ...command.slice(1)]
const child = spawn(whole[0], whole.slice(1), { stdio: 'inherit', env })
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.on(signal, () => child.kill(signal))
child.on('exit', (code) => (process.exitCode = code ?? 1))
