// Where the bytes of one call go: by the question that a module answers, messages apart.
import { gzipSync } from 'node:zlib'
import { transform } from 'esbuild'
import { readFileSync } from 'node:fs'

/** @type {[string, RegExp][]} The first pattern that fits a module names its part. */
const PARTS = [
  ['the table', /dc\/src\/table/],
  ['looking up in it, near names', /dc\/src\/(lookup|nearest|define)/],
  ['error classes', /error/],
  ["reading an answer and Zoho's refusals", /client\/src\/(answer|refusal|body-text|retry-after|shape)/],
  [
    'checking what is sent',
    /client\/src\/(prepare|path|query|id|lone|token|scopes|client|settings|destination)/,
  ],
  ['the function itself', /user-groups/],
  ['carrying: token, deadline, repeats, limiter, events', /client\/|dc\//],
]

/** `bundleWith(options)` bundles the call from sources. Gzip of a part is what the bundle would be smaller by without it. */
export async function partsOf(bundleWith) {
  const { inputs } = await bundleWith({ external: ['ky'] })
  const modules = Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0)
  const parts = {}
  for (const [path, { bytesInOutput }] of modules) {
    const part = PARTS.find(([, pattern]) => pattern.test(path))?.[0]
    if (part === undefined) continue
    const { code } = await transform(readFileSync(path, 'utf8'), {
      loader: 'ts',
      minify: true,
      format: 'esm',
    })
    const own = (parts[part] ??= { plain: 0, words: 0, code: '' })
    own.plain += bytesInOutput
    own.words += wordsIn(code)
    own.code += code
  }
  const texts = Object.values(parts).map(({ code }) => code)
  const without = (rest) => gzip(texts) - gzip(rest)
  const rows = Object.entries(parts).map(([name, { plain, words, code }]) => [
    name,
    { plain, words, gzip: without(texts.filter((text) => text !== code)) },
  ])
  const words = texts.reduce((sum, text) => sum + wordsIn(text), 0)
  const silent = texts.map((text) => text.replaceAll(LITERAL, withoutWords))
  return Object.fromEntries([
    ...rows,
    ['messages of all parts', { plain: words, words, gzip: without(silent) }],
  ])
}

const gzip = (texts) => gzipSync(texts.join('')).length

const LITERAL = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`/g
const FILLED_IN = /\$\{[^}]*\}/g

/** Bytes of texts for people: literals with a space in them, without what is filled in. */
export function wordsIn(code) {
  const literals = code.match(LITERAL) ?? []
  return literals.reduce((sum, literal) => sum + literal.length - withoutWords(literal).length, 0)
}

function withoutWords(literal) {
  const isText = literal.slice(1, -1).replaceAll(FILLED_IN, '').trim().includes(' ')
  return isText ? (literal.match(FILLED_IN) ?? []).join('') : literal
}
