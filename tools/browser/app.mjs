// Starts the example app as `npm start` does, on a free port, and finds the browser.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const folder = fileURLToPath(new URL('../../apps/example/', import.meta.url))
const places = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

/** The browser's place, or undefined on a machine without one. */
export const executablePath = places.find((place) => place !== undefined && existsSync(place))

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

const desktop = { viewport: { width: 1200, height: 860 } }
const phone = { viewport: { width: 375, height: 812 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true }

/** How somebody looks at the app. */
export const looks = {
  light: { ...desktop, colorScheme: 'light', reducedMotion: 'reduce' },
  dark: { ...desktop, colorScheme: 'dark', reducedMotion: 'reduce' },
  phone: { ...phone, colorScheme: 'light', reducedMotion: 'reduce' },
  narrow: { ...phone, viewport: { width: 320, height: 640 }, colorScheme: 'dark', reducedMotion: 'reduce' },
}
