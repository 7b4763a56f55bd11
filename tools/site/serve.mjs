// Serves the built site as a plain web server would: `/start` is `start.html`.
import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { once } from 'node:events'
import { extname, join } from 'node:path'
import { site } from './repository.mjs'

export const dist = join(site, 'dist')

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
}

/** The file behind a path of the site, or undefined. */
export function fileAt(path) {
  const wanted = decodeURIComponent(path)
  return [wanted, `${wanted}.html`, join(wanted, 'index.html')]
    .map((each) => join(dist, each))
    .find((file) => file.startsWith(dist) && existsSync(file) && statSync(file).isFile())
}

/** The site on loopback: its address, and how to end it. */
export async function serve() {
  const server = createServer((request, response) => {
    const file = fileAt(new URL(request.url ?? '/', 'http://localhost').pathname)
    if (file === undefined) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not here')
      return
    }
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
    createReadStream(file).pipe(response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const close = async () => {
    server.close()
    server.closeAllConnections()
  }
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  return { origin: `http://127.0.0.1:${port}`, close }
}
