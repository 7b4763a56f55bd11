// The reference of errors: every class that a package exports, with its code, cause and cure, from its TSDoc.
import { ReflectionKind } from 'typedoc'
import { entries } from './repository.mjs'

/** What TypeDoc knows of each error class: `{ name, code, modules, cause, cure, retryable, fields }`. */
export function errorsIn(project) {
  const found = new Map()
  for (const module of project.children) {
    for (const child of module.children ?? []) {
      const reflection = child.isReference() ? child.getTargetReflectionDeep() : child
      if (reflection.kind !== ReflectionKind.Class || !isError(reflection) || reflection.flags.isAbstract)
        continue
      const known = found.get(reflection.name) ?? { ...describe(reflection), modules: [] }
      known.modules.push(module.name)
      found.set(reflection.name, known)
    }
  }
  return [...found.values()]
}

/** What a class lacks that its reader needs. */
export function problemsOf({ name, cause, cure, fields }) {
  return [
    ...(cause === '' ? [`${name} has no cause: a first sentence in its TSDoc`] : []),
    ...(cure === '' ? [`${name} has no @cure in its TSDoc`] : []),
    ...fields.filter(({ text }) => text === '').map((field) => `${name}.${field.name} has no TSDoc`),
  ]
}

/** The classes as Markdown, package by package. */
export function errorsMarkdown(errors) {
  const homes = new Map()
  for (const error of errors) {
    const home = packageOf(error.modules[0])
    homes.set(home, [...(homes.get(home) ?? []), error])
  }
  const order = [...new Set(entries.map(({ name }) => packageOf(name)))].filter((name) => homes.has(name))
  return order
    .map((home) => {
      const sorted = homes.get(home).toSorted((a, b) => (a.code < b.code ? -1 : 1))
      return `## ${home}\n\n${sorted.map(section).join('\n\n')}`
    })
    .join('\n\n')
}

const packageOf = (module) => module.split('/').slice(0, 2).join('/')

const isError = (reflection) =>
  (reflection.extendedTypes ?? []).some(
    ({ name, reflection: parent }) => name === 'ToolkitError' || (parent && isError(parent)),
  )

function describe(reflection) {
  const own = (reflection.children ?? []).filter(
    ({ kind, inheritedFrom }) => kind === ReflectionKind.Property && !inheritedFrom,
  )
  const property = (name) => own.find((each) => each.name === name)
  const literal = (name) => property(name)?.type?.value
  return {
    name: reflection.name,
    code: literal('code'),
    cause: textOf(reflection.comment?.summary),
    cure: textOf(reflection.comment?.getTag('@cure')?.content),
    retryable: literal('retryable'),
    fields: own
      .filter(
        ({ name }) =>
          !['name', 'code', 'status'].includes(name) || (name !== 'name' && literal(name) === undefined),
      )
      .filter(({ name }) => name !== 'retryable' || literal(name) === undefined)
      .map(({ name, type, comment }) => ({ name, type: typeText(type), text: textOf(comment?.summary) })),
  }
}

const typeText = (type) =>
  type.type === 'union' ? type.types.map(String).map(trim).join(' | ') : trim(type.toString())
const trim = (text) => text.replaceAll('"', "'")

const textOf = (parts = []) =>
  parts
    .map(({ text }) => text)
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim()

function section({ name, code, modules, cause, cure, retryable, fields }) {
  const again =
    retryable === undefined
      ? 'see `retryable`'
      : retryable
        ? 'the same call may work later'
        : 'the same call fails again'
  const from = [...new Set(modules.map(packageOf))].map((home) => `\`${home}\``).join(', ')
  return [
    `### ${code ?? "Zoho's own code"}`,
    `\`${name}\`, exported by ${from}; ${again}.`,
    `**Cause.** ${cause}`,
    `**Cure.** ${cure}`,
    ...(fields.length === 0 ? [] : [['| field | type | |', '|---|---|---|', ...fields.map(row)].join('\n')]),
  ].join('\n\n')
}

const row = ({ name, type, text }) =>
  `| \`${name}\` | \`${type.replaceAll('|', '\\|')}\` | ${text.replaceAll('|', '\\|')} |`
