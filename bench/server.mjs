// The bare server that every candidate talks to, in its own process. Prints its origin and a token.
import { createServer } from 'node:http'
import process from 'node:process'

const body = JSON.stringify({
  sources_count: [{ territories: 2, roles: 2, groups: 0, users: { inactive: 0, deleted: 0, active: 2 } }],
})
const headers = { 'content-type': 'application/json;charset=utf-8', 'content-length': body.length }
const piece = Buffer.alloc(64 * 1024, 0x61)
const LARGE = 100 * 1024 * 1024
const delay = Number(process.env.DELAY ?? 0)

const listed = (page) => {
  const rows = Array.from({ length: 200 }, (_, row) => ({
    id: String((page - 1) * 200 + row + 1),
    name: `g${row}`,
  }))
  return JSON.stringify({
    user_groups: rows,
    info: { page, per_page: 200, count: 200, more_records: page < 5 },
  })
}

/** 200 records with the fields that are asked for, of the kinds that records have. */
const records = (fields) => {
  const data = Array.from({ length: 200 }, (_, row) => ({
    ...Object.fromEntries(fields.map((name, index) => [name, valueOf(row, index)])),
    id: `36523970000053${row + 10_000}`,
  }))
  return JSON.stringify({ data, info: { page: 1, per_page: 200, count: 200, more_records: false } })
}
const valueOf = (row, index) => {
  if (index % 5 === 0) return index * row
  if (index % 7 === 0) return { name: `Account ${row}`, id: `36523970000052${row + 10_000}` }
  return `value ${row} ${index}`
}
let page = ''

const server = createServer((request, response) => {
  if (request.url?.endsWith('/large')) {
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': LARGE })
    let left = LARGE / piece.length
    const write = () => {
      while (left > 0) {
        left -= 1
        if (!response.write(piece)) return response.once('drain', write)
      }
      return response.end()
    }
    write()
    return
  }
  const answer = () => {
    const [, number] = /[?&]page=(\d+)/.exec(request.url ?? '') ?? []
    const [, fields] = /[?&]fields=([^&]+)/.exec(request.url ?? '') ?? []
    const json = { 'content-type': 'application/json' }
    if (fields !== undefined) {
      if (page === '') page = records(decodeURIComponent(fields).split(','))
      response.writeHead(200, json).end(page)
    } else if (number !== undefined) response.writeHead(200, json).end(listed(Number(number)))
    else response.writeHead(200, headers).end(body)
  }
  if (delay === 0) answer()
  else setTimeout(answer, delay)
})
server.listen(0, '127.0.0.1', () => {
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  const started = { origin: `http://127.0.0.1:${port}`, token: '1000.aaaa.bbbb' }
  process.stdout.write(`${JSON.stringify(started)}\n`)
})
