// `node --import ./resolve.mjs`: @x/… as an installed package would be, from the workspace.
import { registerHooks } from 'node:module'

const parentURL = new URL('../../apps/examples/package.json', import.meta.url).href

registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier, specifier.startsWith('@x/') ? { ...context, parentURL } : context),
})
