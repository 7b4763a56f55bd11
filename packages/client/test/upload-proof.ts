// 1 GiB from a generated stream to a server in a process of its own: what is alive meanwhile, and the most that the process
// holds beyond what it held for an eighth of that.
// node --expose-gc --conditions=@x/source packages/client/test/upload-proof.ts [MiB]
import { strict as assert } from 'node:assert'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { defineDataCenter } from '@x/dc'
import { createClient, path, request, uploadBody } from '@x/client'
import { createNodeFetch } from '@x/client/node'

const MIB = 1024 * 1024
/** Most that may be alive: what is under way. */
const ALIVE = 48 * MIB
/** Most that the process may hold beyond what it held for the small upload: garbage, which comes and goes. */
const HELD = 64 * MIB
const [most = '1024'] = process.argv.slice(2)
const server = spawn(process.execPath, [
  '--eval',
  `require('node:http').createServer((incoming, answer) => {
    let size = 0
    incoming.on('data', (chunk) => (size += chunk.length))
    incoming.on('end', () => answer.writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ size, length: incoming.headers['content-length'] })))
  }).listen(0, '127.0.0.1', function () { console.log(this.address().port) })`,
])
const [port] = (await once(server.stdout, 'data')) as [Buffer]
const origin = `http://127.0.0.1:${Number(port)}`

function generated(mib: number): ReadableStream<Uint8Array> {
  let left = mib * 16
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        left -= 1
        if (left < 0) controller.close()
        else controller.enqueue(new Uint8Array(MIB / 16).fill(left))
      },
    },
    { highWaterMark: 0 },
  )
}

for (const [name, fetch] of [
  ['the platform', undefined],
  ['createNodeFetch', createNodeFetch()],
] as const) {
  const zoho = createClient({
    token: () => ({ value: 't', apiDomain: origin }),
    dataCenters: [defineDataCenter({ id: 'local', accounts: origin, api: { production: origin } })],
    fetch,
    timeout: 600_000,
  })
  const send = async (mib: number): Promise<{ alive: number; held: number }> => {
    const alive = (): number => {
      globalThis.gc?.()
      const { heapUsed, arrayBuffers } = process.memoryUsage()
      return heapUsed + arrayBuffers
    }
    const before = alive()
    const peak = { alive: 0, held: 0 }
    let told = 0
    const onProgress = (): void => {
      peak.held = Math.max(peak.held, process.memoryUsage.rss())
      told += 1
      if (told % 512 === 0) peak.alive = Math.max(peak.alive, alive() - before)
    }
    const file = { name: 'generated.bin', size: mib * MIB, stream: generated(mib) }
    const { body, headers, size } = uploadBody(file, { onProgress })
    const got = await request(zoho, { method: 'POST', path: path`files`, body, headers })
    assert.deepEqual(got, { size, length: String(size) })
    return peak
  }
  await send(Number(most) / 8)
  const small = await send(Number(most) / 8)
  const began = performance.now()
  const large = await send(Number(most))
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  const mib = (bytes: number): string => (bytes / MIB).toFixed(1)
  console.log(
    `${name}: ${most} MiB in ${seconds} s; alive meanwhile ${mib(large.alive)} MiB at most; the process held ` +
      `${mib(large.held)} MiB at most, of an eighth of that ${mib(small.held)}`,
  )
  assert.ok(large.alive < ALIVE, 'the upload is kept in memory')
  assert.ok(large.held - small.held < HELD, 'memory grew with the file')
}
server.kill()
