// The imports that a part of a file needs: a snippet with them can be copied as it stands.

const statement = /^import (type )?(?:(\w+)|\* as (\w+)|\{([^}]*)\}) from '([^']+)'$/gm

const exported = /^export (?:async )?(function\*?|const|class|interface|type) (\w+)/gm

/**
 * The `import` lines of a file whose names occur in a part of it, each with those names only, and one for what else the file
 * exports; '' when it needs none.
 *
 * @param {{ text: string, name: string }} file
 */
export function importsOf(file, part) {
  if (/^import /m.test(part)) return ''
  const code = part
    .replaceAll(/\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/.*$/gm, '')
    .replaceAll(/'(?:[^'\\\n]|\\.)*'/g, "''")
  const uses = (name) => new RegExp(`(?<![\\w$])(?<!(?<!\\.)\\.)${name}(?![\\w$])(?!\\s*:)`).test(code)
  const lines = [...file.text.matchAll(statement)].flatMap(([, type = '', single, all, list = '', from]) => {
    const names = list
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== '' && uses(localOf(each)))
    if (single !== undefined) return uses(single) ? [`import ${type}${single} from '${from}'`] : []
    if (all !== undefined) return uses(all) ? [`import ${type}* as ${all} from '${from}'`] : []
    return names.length === 0 ? [] : [lineOf(type, names, from)]
  })
  const own = [...file.text.matchAll(exported)]
    .filter(
      ([, , name]) =>
        uses(name) && !new RegExp(`(function\\*?|const|class|interface|type) ${name}\\b`).test(part),
    )
    .map(([, kind, name]) => (/interface|type/.test(kind) ? `type ${name}` : name))
    .toSorted((a, b) => Number(a.startsWith('type ')) - Number(b.startsWith('type ')))
  return [...lines, ...(own.length === 0 ? [] : [lineOf('', own, `./${file.name}`)])].join('\n')
}

const localOf = (specifier) =>
  specifier
    .replace(/^type /, '')
    .split(' as ')
    .at(-1)

/** Only types: `import type`; longer than a line: broken as the formatter does. */
function lineOf(type, names, from) {
  const onlyTypes = type === '' && names.every((name) => name.startsWith('type '))
  const shown = onlyTypes ? names.map((name) => name.replace(/^type /, '')) : names
  const head = `import ${onlyTypes ? 'type ' : type}{`
  const line = `${head} ${shown.join(', ')} } from '${from}'`
  return line.length <= 78 ? line : `${head}\n${shown.map((name) => `  ${name},\n`).join('')}} from '${from}'`
}
