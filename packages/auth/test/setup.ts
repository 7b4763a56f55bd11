// Looks at everything that a test shows: no secret may stand in it.
import { afterEach, beforeEach, vi } from 'vitest'
import { checkLeaks, exposed } from './leak-check.ts'

beforeEach(() => {
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    const original = console[method].bind(console)
    vi.spyOn(console, method).mockImplementation((...line: unknown[]) => {
      exposed(`console.${method}`, line)
      original(...line)
    })
  }
})
afterEach(() => {
  vi.restoreAllMocks()
  checkLeaks()
})
