// What a declared operation adds to a bundle that has `createClient`, `request` and `path`, and what for.
import { transform } from 'esbuild'
import { readFileSync } from 'node:fs'
import { wordsIn } from './parts.mjs'
import { bundle, sizeOf } from './bundle.mjs'

/** What a call needs without an operation: `request` takes no path but what `path` made. */
const CLIENT = "export { createClient, path, request } from '@x/client'"
/** One of each verb, written as the packages write it once it is built. */
const DECLARED = {
  getAll: "('settings/roles', 'roles', 'settings.roles.READ')",
  list: "('settings/roles', 'roles', 'settings.roles.READ')",
  getOne: "('settings/roles/{role id}', 'roles', 'settings.roles.READ', 'role, listRoles')",
  getOnly: "('settings/roles/actions/count', 'count', 'settings.roles.READ')",
  createRows: "('settings/roles', 'roles', 'settings.roles.CREATE')",
  createOne: "('settings/roles', 'roles', 'settings.roles.CREATE')",
  updateRows: "('settings/roles', 'roles', 'settings.roles.UPDATE')",
  deleteRows: "('settings/roles', 'roles', 'settings.roles.DELETE')",
  deleteOne: "('settings/roles/{role id}', 'roles', 'settings.roles.DELETE', 'role, listRoles')",
  act: "('settings/roles/{role id}/actions/x', 'roles', 'settings.roles.UPDATE', 'role, listRoles')",
}
/** The second of a verb: what is left is its own strings. */
const FURTHER = "('settings/profiles', 'profiles', 'settings.profiles.READ')"

const code = (verbs, further = '') => {
  const declared = verbs.map((verb) => `export const ${verb}1 = /* @__PURE__ */ ${verb}${DECLARED[verb]}`)
  return [CLIENT, `import { ${verbs.join(', ')} } from '@x/client/endpoint'`, ...declared, further].join('\n')
}

/** Bytes that the first operation adds to `request`, nine of other verbs to that one, and a second of its verb. */
export async function weighOperations(folder) {
  const weigh = async (contents) => sizeOf((await bundle({ folder }, contents, { external: ['ky'] })).text)
  const none = await weigh(CLIENT)
  const one = await weigh(code(['getAll']))
  const ten = await weigh(code(Object.keys(DECLARED)))
  const second = await weigh(code(['getAll'], `export const second = /* @__PURE__ */ getAll${FURTHER}`))
  return {
    'the first, above request': more(one, none),
    'nine more of other verbs': more(ten, one),
    'another of a verb in use': more(second, one),
  }
}

/** Where the bytes of the first one and of the nine others go: by module, messages apart. */
export async function modulesOf(folder) {
  const weigh = async (contents) =>
    (await bundle({ folder }, contents, { external: ['ky'], conditions: ['@x/source'] })).inputs
  const [none, one, ten] = [
    await weigh(CLIENT),
    await weigh(code(['getAll'])),
    await weigh(code(Object.keys(DECLARED))),
  ]
  const rows = Object.keys(ten).map(async (path) => {
    const first = bytes(one, path) - bytes(none, path)
    const others = bytes(ten, path) - bytes(one, path)
    // A few bytes are names that became longer.
    if (path === '<stdin>' || Math.max(first, others) < 20) return []
    const minified = await transform(readFileSync(path, 'utf8'), {
      loader: 'ts',
      minify: true,
      format: 'esm',
    })
    const name = path.replace(/^.*client\/src\//, '')
    return [{ name, first, others, words: wordsIn(minified.code) }]
  })
  const sorted = (await Promise.all(rows)).flat().toSorted((a, b) => b.first + b.others - a.first - a.others)
  return Object.fromEntries(sorted.map(({ name, ...bytesOf }) => [name, bytesOf]))
}

function bytes(inputs, path) {
  return inputs[path]?.bytesInOutput ?? 0
}

function more(all, less) {
  return { plain: all.plain - less.plain, gzip: all.gzip - less.gzip }
}
