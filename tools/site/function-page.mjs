// What the page of a function says beyond TypeDoc: the call that an operation makes, and where Zoho explains it.

/** A page as TypeDoc wrote it, completed. `line`: imports the function; `facts`: of the operation, when it is one. */
export function finishPage(page, line, facts) {
  const plain = sentenceFirst(
    typesLast(page.replaceAll(/\n#+ Zoho\n\n(?:.+\n)+/g, '\n')).replace(
      /^```ts\n(?=function )/m,
      `\`\`\`ts\n${line}\n\n`,
    ),
  )
  if (facts === undefined) return plain
  const { system, experimental, call, scope, credits, emulator } = facts
  const rows = [
    ['scope', scope],
    ['credits', credits],
    ['in the emulator', emulator],
    ["in Zoho's documentation", system],
    ...(experimental
      ? [['experimental', "only some of Zoho's descriptions have it; Zoho may not serve it"]]
      : []),
  ]
  const table = [
    `| call | ${call} |`,
    '|---|---|',
    ...rows.map(([label, text]) => `| ${label} | ${text} |`),
  ].join('\n')
  // Behind the sentence that says what it does.
  const at = plain.search(/^## /m)
  if (at < 0) throw new Error(`The page of an operation has no section:\n${page}`)
  return `${plain.slice(0, at)}${table}\n\n${plain.slice(at)}`
}

/** What a caller gives stands before what the compiler finds out by itself. */
function typesLast(page) {
  const [types = ''] = /^## Type Parameters\n[\s\S]*?(?=^## |$(?![\s\S]))/m.exec(page) ?? []
  return types === '' ? page : `${page.replace(types, '').trimEnd()}\n\n${types}`
}

/** What it does before how it is called; where it is written comes last. */
function sentenceFirst(page) {
  const [, title, code, source, text] =
    /^(# .+\n)\n(```ts\n[\s\S]*?^```\n)\n(Defined in: .+\n)\n([\s\S]*?)(?=^## |$(?![\s\S]))/m.exec(page) ?? []
  if (code === undefined) return page
  const rest = page.slice(page.indexOf(text) + text.length)
  return `${title}\n${text}\n${code}\n${rest.trimEnd()}\n\n${source}`
}
