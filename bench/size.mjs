// What the packages weigh, as they are packed: installed, and bundled and minified by esbuild.
import { bundle, sizeOf } from './bundle.mjs'
import { createConsumer, installedSize } from './consumer.mjs'
import { modulesOf, weighOperations } from './operations.mjs'
import { partsOf } from './parts.mjs'
import { repository } from '../tools/release/workspace.mjs'
import { printTable } from './statistics.mjs'

/** What is bundled of each package, and the dependency whose own bytes do not count. */
export const BUNDLES = {
  '@x/dc: getDataCenter': { code: "export { getDataCenter } from '@x/dc'" },
  '@x/auth: web login and tokens': {
    code: "export { createAuth, startLogin, finishLogin, tokenFor } from '@x/auth'",
    above: 'openid-client',
  },
  '@x/client: request': { code: "export { createClient, request } from '@x/client'", above: 'ky' },
  '@x/user-groups: getSourcesCount': {
    code: "export { createClient } from '@x/client'; export { getSourcesCount } from '@x/user-groups'",
    above: 'ky',
  },
}

export async function measure() {
  const consumer = await createConsumer()
  try {
    const bundles = {}
    for (const name of Object.keys(BUNDLES)) bundles[name] = await weigh(consumer, name)
    const { code } = BUNDLES['@x/user-groups: getSourcesCount']
    const sources = { folder: `${repository}apps/example` }
    const parts = await partsOf((options) => bundle(sources, code, { ...options, conditions: ['@x/source'] }))
    const operations = {
      adds: await weighOperations(consumer.folder),
      modules: await modulesOf(sources.folder),
    }
    return { installed: installedSize(consumer), bundles, parts, operations }
  } finally {
    consumer.remove()
  }
}

export function print({ installed, bundles, parts, operations }) {
  console.log(
    `Installed: ${(installed.bytes / 1e6).toFixed(2)} MB, ${installed.packages.length} packages (${installed.packages.join(', ')})\n`,
  )
  printTable(
    ['bundled', 'bytes', 'gzip'],
    Object.entries(bundles).map(([name, { plain, gzip, above }]) => [
      above === undefined ? name : `${name}, above ${above}`,
      plain,
      gzip,
    ]),
  )
  printTable(
    ['one call of @x/user-groups', 'bytes', 'of which messages', 'gzip'],
    Object.entries(parts).map(([part, { plain, words, gzip }]) => [part, plain, words, gzip]),
  )
  printTable(
    ['a declared operation adds', 'bytes', 'gzip'],
    Object.entries(operations.adds).map(([what, { plain, gzip }]) => [what, plain, gzip]),
  )
  printTable(
    ['module of @x/client', 'the first', 'nine other verbs', 'messages in it'],
    Object.entries(operations.modules).map(([path, { first, others, words }]) => [
      path,
      first,
      others,
      words,
    ]),
  )
}

/** Bytes of a bundle without those of the dependency it stands on: that one bundled alone, whatever of it is used. */
export async function weigh(consumer, name) {
  const { code, above } = BUNDLES[name]
  const all = await bundle(consumer, code)
  if (above === undefined) return sizeOf(all.text)
  // openid-client sheds what is not used, so it is left out; all of ky is in one class.
  if (above !== 'ky') return { ...sizeOf((await bundle(consumer, code, { external: [above] })).text), above }
  const alone = sizeOf((await bundle(consumer, "export { default } from 'ky'")).text)
  const { plain, gzip } = sizeOf(all.text)
  return { plain: plain - alone.plain, gzip: gzip - alone.gzip, above }
}
