import { existsSync } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { startServer } from './server.ts'
import { readSettings } from './settings.ts'

// The one of the repository's root, then one beside this app; what the shell has set counts more.
for (const path of ['../../../.env', '../.env']) {
  const file = fileURLToPath(new URL(path, import.meta.url))
  if (existsSync(file)) process.loadEnvFile(file)
}

try {
  const { origin, zoho } = await startServer(readSettings(process.env))
  const where = zoho.emulator === undefined ? "Zoho's servers" : 'a Zoho emulator in this process'
  console.log(`\n  Open ${origin}\n\n  It talks to ${where}. Ctrl-C ends it.\n`)
} catch (error) {
  // A setting, or a port in use: the message says which; a stack would hide it.
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
