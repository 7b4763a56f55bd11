import { spawn } from 'node:child_process'
import { connect, createServer } from 'node:net'
import { once } from 'node:events'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'

const program = fileURLToPath(new URL('start/app.ts', import.meta.url))

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

/** Runs the program as its reader would, without settings; its own address, and that of its local Zoho's controls. */
async function start(): Promise<{ origin: string; control: string }> {
  const { ZOHO_CLIENT_ID: _id, NODE_OPTIONS: _options, ...env } = process.env
  const child = spawn(process.execPath, ['--conditions=@x/source', program], {
    env: { ...env, PORT: String(await freePort()) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill())
  let said = ''
  for await (const chunk of child.stdout) {
    said += String(chunk)
    const [, origin] = /Open (\S+)/.exec(said) ?? []
    const [, control] = /in it: (\S+)/.exec(said) ?? []
    if (origin !== undefined && control !== undefined) return { origin, control }
  }
  throw new Error(`It ended before it was up: ${said}`)
}

test('a customer in Canada is connected', async () => {
  const { origin, control } = await start()
  expect(await (await fetch(origin)).text()).toContain('Connect')

  const connecting = await fetch(`${origin}/connect`, { redirect: 'manual' })
  const cookie = connecting.headers.get('set-cookie')?.split(';')[0] ?? ''
  const consent = await fetch(`${control}/authorize`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ url: connecting.headers.get('location'), account: 'ca' }),
  })
  const { redirect } = (await consent.json()) as { redirect: string }
  expect(redirect).toContain('location=ca')

  const callback = await fetch(redirect, { redirect: 'manual', headers: { cookie } })
  expect(callback.headers.get('location')).toBe('/groups')
  expect(await (await fetch(`${origin}/groups`)).text()).toMatch(/^[1-9]\d* groups in data center ca$/)

  const again = await fetch(redirect, { redirect: 'manual', headers: { cookie } })
  expect([again.status, await again.text()]).toEqual([500, expect.stringMatching(/start the login again/)])
})

test('A14: whatever is asked for is answered, and ends nothing', async () => {
  const { origin } = await start()
  const { hostname, port } = new URL(origin)
  const answers: string[] = []
  for (const target of ['//', '/\\', 'http://', '/%', '//evil.example:99999/']) {
    const socket = connect(Number(port), hostname)
    socket.write(`GET ${target} HTTP/1.1\r\nHost: ${hostname}\r\nConnection: close\r\n\r\n`)
    let said = ''
    for await (const chunk of socket) said += String(chunk)
    answers.push(said.slice(0, 'HTTP/1.1 400'.length))
  }
  expect(answers.filter((answer) => !/^HTTP\/1\.1 (?:400|404|200)$/.test(answer))).toEqual([])
  expect((await fetch(origin)).status).toBe(200)
})
