/** Loaded first in each process of tests (`node --import`), which reads the sources without vite. */
import { readFileSync } from 'node:fs'
import { createRequire, enableCompileCache, registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import type * as Rolldown from 'rolldown/utils'

// What Node.js makes of the sources is kept for the next process.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/node', import.meta.url)))

// Node.js leaves types out by itself; JSX it cannot read.
const require = createRequire(import.meta.url)
registerHooks({
  load(url, context, nextLoad) {
    if (!url.endsWith('.tsx')) return nextLoad(url, context)
    // Loaded where it is needed only: most folders have no such file.
    const { transformSync } = require('rolldown/utils') as typeof Rolldown
    const path = fileURLToPath(url)
    const { code, errors } = transformSync(path, readFileSync(path, 'utf8'), {
      jsx: { runtime: 'automatic', importSource: 'hono/jsx' },
    })
    if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
    return { format: 'module', source: code, shortCircuit: true }
  },
})
