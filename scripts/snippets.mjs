#!/usr/bin/env node
// Fills  ```ts file=path#region  blocks of the Markdown files from compiled files; with --check, only compares.
// A part of a file stands with the imports that it needs, so that it can be copied; `bare` leaves them out.
// A `ts` block with neither `file=` nor `no-check` is an error: every example is code that runs.
// An `@example` in the packages is a run of lines of a program or test in apps/examples, for the same reason.
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import process from 'node:process'
import { importsOf } from './imports-of.mjs'

const check = process.argv.includes('--check')
const files = globSync(['*.md', 'docs/**/*.md', 'packages/*/README.md', 'apps/*/README.md'])
const problems = []

const marker = /^\s*\/\/ #(end)?region\b\s*(\S*)/

function dedent(lines) {
  const indents = lines
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length)
  const indent = Math.min(...indents)
  return lines
    .map((line) => line.slice(indent))
    .join('\n')
    .replaceAll(/^\n+|\n+$/g, '')
}

function snippet(path, region, isBare) {
  const text = readFileSync(path, 'utf8')
  const lines = text.split('\n')
  const opens = (line) => marker.exec(line)?.[1] === undefined && marker.exec(line)?.[2] === region
  const closes = (line) => marker.exec(line)?.[1] === 'end' && marker.exec(line)?.[2] === region
  let from = 0
  let to = lines.length
  if (region !== undefined) {
    from = lines.findIndex(opens) + 1
    if (from === 0) throw new Error(`has no region ${region}`)
    to = lines.findIndex((line, index) => index >= from && closes(line))
    if (to < 0) throw new Error(`never ends its region ${region}`)
  }
  const part = dedent(lines.slice(from, to).filter((line) => !marker.test(line)))
  const imports = region === undefined || isBare ? '' : importsOf({ text, name: basename(path) }, part)
  return imports === '' ? part : `${imports}\n\n${part}`
}

for (const file of files) {
  const text = readFileSync(file, 'utf8')
  const block = /^(`{3,})(tsx?|js|sh|json)\b([^\n]*)\n([\s\S]*?)^\1[ \t]*$/gm
  const filled = text.replaceAll(block, (whole, fence, language, info, body, at) => {
    const where = `${file}:${text.slice(0, at).split('\n').length}`
    const source = /\bfile=([^\s#]+)(?:#(\S+))?/.exec(info)
    if (source === null) {
      if (language.startsWith('ts') && !/\bno-check\b/.test(info)) {
        problems.push(`${where}: a ts block needs file=path#region (an example that runs) or no-check`)
      }
      return whole
    }
    try {
      const wanted = `${snippet(resolve(dirname(file), source[1]), source[2], /\bbare\b/.test(info))}\n`
      if (check && body !== wanted)
        problems.push(`${where}: differs from ${source[1]}; run "npm run pnpm snippets"`)
      return `${fence}${language}${info}\n${wanted}${fence}`
    } catch (error) {
      problems.push(`${where}: ${source[1]} ${String(error)}`)
      return whole
    }
  })
  if (!check && filled !== text) writeFileSync(file, filled)
}

const lines = (text) => text.split('\n').map((line) => line.trim())
const programs = globSync('apps/examples/src/**/*.ts').map(
  (file) => `\n${lines(readFileSync(file, 'utf8')).join('\n')}\n`,
)
for (const file of globSync('packages/*/src/**/*.ts')) {
  const text = readFileSync(file, 'utf8')
  for (const { 1: body, index } of text.matchAll(/^ *\* @example\n((?: *\*(?! @|\/).*\n)+)/gm)) {
    const example = lines(body.replaceAll(/^ *\* ?/gm, '').trim()).join('\n')
    if (programs.some((program) => program.includes(`\n${example}\n`))) continue
    const where = `${file}:${text.slice(0, index).split('\n').length}`
    problems.push(`${where}: this @example stands in no file of apps/examples/src, so nothing runs it`)
  }
}

for (const problem of problems) console.error(problem)
process.exitCode = problems.length === 0 ? 0 : 1
