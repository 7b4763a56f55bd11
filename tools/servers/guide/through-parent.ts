// `node --import`: sends whatever a program fetches to its parent, which has the emulator. The program stays as it is printed.
import process from 'node:process'
import { registerHooks } from 'node:module'

const { PARENT } = process.env
if (PARENT === undefined) throw new Error('Set PARENT.')
const { fetch } = globalThis

globalThis.fetch = async (input, init) => {
  const { url, method, headers, body, signal } = new Request(input, init)
  const sent = new Headers(headers)
  sent.set('x-target', url)
  const content = body === null ? {} : { body: await new Response(body).arrayBuffer() }
  return fetch(PARENT, { method, headers: sent, signal, redirect: 'manual', ...content })
}

// The parent says by how much its clock went on.
const { now } = Date
let ahead = 0
Date.now = () => now() + ahead
process.on('message', (ms) => {
  ahead += Number(ms)
  process.send?.('done')
})
// It may end before this process does.
process.channel?.unref()

// @x/… as an installed package would be, from the workspace.
const parentURL = new URL('../../../apps/examples/package.json', import.meta.url).href
registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier, specifier.startsWith('@x/') ? { ...context, parentURL } : context),
})
