// The browser's place on this machine, and how somebody looks at a page. Needs nothing installed: tools/site uses it, too.
import { existsSync } from 'node:fs'
import process from 'node:process'

const places = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

/** The browser's place, or undefined on a machine without one. */
export const executablePath = places.find((place) => place !== undefined && existsSync(place))

const desktop = { viewport: { width: 1200, height: 860 } }
const phone = { viewport: { width: 375, height: 812 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true }

/** How somebody looks at a page. */
export const looks = {
  light: { ...desktop, colorScheme: 'light', reducedMotion: 'reduce' },
  dark: { ...desktop, colorScheme: 'dark', reducedMotion: 'reduce' },
  phone: { ...phone, colorScheme: 'light', reducedMotion: 'reduce' },
  narrow: { ...phone, viewport: { width: 320, height: 640 }, colorScheme: 'dark', reducedMotion: 'reduce' },
}
