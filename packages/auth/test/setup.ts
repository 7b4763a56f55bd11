// Looks at everything that a test shows: no secret may stand in it.
import { afterEach, beforeEach, vi } from 'vitest'
import { checkLeaks, exposed } from './leak-check.ts'

const methods = ['log', 'info', 'warn', 'error', 'debug'] as const
let original: Partial<Pick<Console, (typeof methods)[number]>> = {}

// By hand: five of vitest's spies for each test take longer than many a test.
beforeEach(() => {
  original = {}
  for (const method of methods) {
    const print = console[method]
    original[method] = print
    console[method] = (...line: unknown[]) => {
      exposed(`console.${method}`, line)
      print.apply(console, line)
    }
  }
})
afterEach(() => {
  vi.restoreAllMocks()
  Object.assign(console, original)
  checkLeaks()
})
