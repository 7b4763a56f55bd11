#!/usr/bin/env node
// Finds five habits that make prose hard to read (docs/style.md) in Markdown, in TSDoc, and in the messages of the source.
import { globSync, readFileSync } from 'node:fs'
import process from 'node:process'

const things =
  'client|file|row|line|token|flight|job|group|program|statement|entry|test|process|folder|function|span|call|step|page|literal|mark|request|result|operation'

/** `{ habit, pattern, rather }`. Each pattern leaves alone what is right: "there is no X", "is no longer". */
const habits = [
  {
    habit: 'is no X',
    pattern: /(?<![Tt]here )\b(?:is|was) no (?!longer\b|more\b|other\b|one\b|need\b|such\b|doubt\b)\p{Ll}+/gu,
    rather: 'is not a (valid) X',
  },
  {
    habit: 'one X a Y',
    pattern: new RegExp(
      `(?<!\\b(?:[Gg]ives?|[Hh]ands?|[Ss]ends?|[Mm]akes?|[Cc]alls?|with|of|to|from|in|for) )\\b(?:[Oo]ne|[Aa]) (?:${things}) an? \\p{Ll}+`,
      'gu',
    ),
    rather: 'one X per Y',
  },
  { habit: 'at once', pattern: /\bat once\b/g, rather: 'immediately, or at the same time' },
  {
    habit: 'text, list',
    pattern: /\b(?:must|should) be (?:a )?texts?\b|\b(?:list|array)s? of texts\b/g,
    rather: 'string, array',
  },
  { habit: 'here, there', pattern: /\| (?:here|there) (?=\|)/g, rather: 'this toolkit, in production' },
  { habit: 'likewise', pattern: /\|\s*likewise\s*[|,]/g, rather: 'the same words again' },
]

/** What of a file is read by people: `{ line, text }`. Code is not. */
export function proseOf(file, source) {
  if (file.endsWith('.md')) {
    const plain = source
      .replaceAll(/^(`{3,})[\s\S]*?^\1[ \t]*$/gm, blank)
      .replaceAll(/`[^`\n]*`/g, (code) => code.replaceAll(/[^\n]/g, '`'))
    return linesOf(plain)
  }
  const comments = [...source.matchAll(/\/\*\*[\s\S]*?\*\//g)]
  const messages = [...source.matchAll(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g)]
  return [...comments, ...messages.filter(([text]) => text.includes(' '))].flatMap(({ 0: text, index }) => {
    const first = source.slice(0, index).split('\n').length
    // A sentence goes on behind the end of a line.
    return [{ line: first, text: text.replaceAll(/\s*\n\s*\*?\s*/g, ' ') }]
  })
}

/** The habits in a file: `{ file, line, found, rather }`. */
export function habitsIn(file, source) {
  return proseOf(file, source).flatMap(({ line, text }) =>
    habits.flatMap(({ pattern, rather }) =>
      [...text.matchAll(pattern)].map(([found]) => ({ file, line, found, rather })),
    ),
  )
}

const blank = (text) => text.replaceAll(/[^\n]/g, '')
const linesOf = (text) => text.split('\n').map((each, index) => ({ line: index + 1, text: each }))

/** The files whose words people read. */
export function filesWithProse() {
  const files = globSync([
    '*.md',
    'docs/**/*.md',
    '.changeset/*.md',
    '{packages,apps}/*/README.md',
    '{packages,apps}/*/src/**/*.{ts,tsx}',
  ]).map((file) => file.replaceAll('\\', '/'))
  // The page on style shows the habits; reports of types and results of measurements are made by programs.
  return files.filter((file) => !/^docs\/(api\/|style\.md|benchmarks\.md)|\.test(-d)?\.tsx?$/.test(file))
}

if (process.argv[1] === import.meta.filename) {
  const found = filesWithProse().flatMap((file) => habitsIn(file, readFileSync(file, 'utf8')))
  for (const { file, line, found: words, rather } of found)
    console.error(`${file}:${line}: "${words}": rather "${rather}" (docs/style.md)`)
  process.exitCode = found.length === 0 ? 0 : 1
}
