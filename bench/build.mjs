// Bundles the packages of a folder, which needs no installation: both sides of a comparison then run on the same
// dependencies, and differ in our own code alone.
import { build } from 'esbuild'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readJson, repository } from '../tools/release/workspace.mjs'

/** What one call needs, and what makes a client. */
const CODE = `
  export { createAuth, importGrant, tokenFor } from '@x/auth'
  export { createClient } from '@x/client'
  export { createNodeFetch } from '@x/client/node'
  export { defineDataCenter } from '@x/dc'
  export { getSourcesCount } from '@x/user-groups'
`
/** The package whose dependency a name is. */
const BROUGHT_BY = { ky: 'client', undici: 'client', 'openid-client': 'auth' }

/** Bundles the packages of a repository into a file; the address to import it by. */
export async function buildOf(root, outfile) {
  await build({
    stdin: { contents: CODE, resolveDir: root },
    bundle: true,
    outfile,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    // Of both sides alike; a commit's own settings may say otherwise.
    tsconfigRaw: '{}',
    plugins: [{ name: 'packages', setup: (bundler) => resolvePackages(bundler, root) }],
  })
  return pathToFileURL(outfile).href
}

function resolvePackages({ onResolve }, root) {
  onResolve({ filter: /^@x\// }, ({ path }) => {
    const [, name, entry] = path.split(/^@x\/([^/]+)/)
    const folder = join(root, 'packages', name)
    const { exports } = readJson(join(folder, 'package.json'))
    return { path: join(folder, exports[`.${entry}`]['@x/source']) }
  })
  onResolve({ filter: /^(?:ky|undici|openid-client)$/ }, ({ path }) => {
    const { resolve } = createRequire(join(repository, 'packages', BROUGHT_BY[path], 'package.json'))
    return { path: pathToFileURL(resolve(path)).href, external: true }
  })
}
