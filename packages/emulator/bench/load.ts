import { connect } from 'node:net'

/**
 * Sends the same GET over some connections, one after the other on each, until the count is reached. A client as lean as
 * it gets, so that it is not the client that is measured.
 *
 * @throws Error when an answer is not 200
 */
export async function load(options: {
  readonly origin: string
  readonly path: string
  readonly token: string
  readonly requests: number
  readonly connections: number
}): Promise<void> {
  const { origin, path, token, requests, connections } = options
  const { hostname, port, host } = new URL(origin)
  const request = Buffer.from(
    `GET ${path} HTTP/1.1\r\nhost: ${host}\r\nauthorization: Zoho-oauthtoken ${token}\r\n\r\n`,
  )
  let left = requests
  const one = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const socket = connect({ port: Number(port), host: hostname, noDelay: true })
      let text = ''
      const next = (): void => {
        if (left === 0) {
          socket.end()
          resolve()
          return
        }
        left -= 1
        socket.write(request)
      }
      socket.on('connect', next)
      socket.on('error', reject)
      socket.on('data', (data) => {
        text += data.toString('latin1')
        const end = text.indexOf('\r\n\r\n')
        if (end === -1) return
        const length = Number(/content-length: (\d+)/i.exec(text)?.[1])
        if (text.length < end + 4 + length) return
        if (text.startsWith('HTTP/1.1 200')) {
          text = ''
          next()
        } else {
          reject(new Error(text.slice(0, 100)))
        }
      })
    })
  await Promise.all(Array.from({ length: connections }, one))
}
