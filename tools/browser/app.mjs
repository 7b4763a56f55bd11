// Starts the example app as `npm start` does, on a free port, and the browser.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { executablePath } from './looks.mjs'

export { executablePath, looks } from './looks.mjs'

const folder = fileURLToPath(new URL('../../apps/example/', import.meta.url))

/** The app with its emulator: its address, and how to end it. */
export async function startApp(settings = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', '--conditions=@x/source', 'src/main.ts'], {
    cwd: folder,
    env: { ...process.env, PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  for await (const chunk of child.stdout) {
    said += chunk
    const [, origin] = /Open (http:\S+)/.exec(said) ?? []
    if (origin !== undefined) {
      const close = async () => {
        child.kill()
        if (child.exitCode === null) await once(child, 'exit')
      }
      return { origin, close }
    }
  }
  throw new Error(`The app ended before it was up: ${said}`)
}

export const launch = () => chromium.launch({ executablePath })
