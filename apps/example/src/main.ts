import process from 'node:process'
import { startServer } from './server.ts'
import { readSettings } from './settings.ts'

try {
  const { origin, zoho } = await startServer(readSettings(process.env))
  const where = zoho.emulator === undefined ? "Zoho's servers" : 'a Zoho emulator in this process'
  console.log(`\n  Open ${origin}\n\n  It talks to ${where}. Ctrl-C ends it.\n`)
} catch (error) {
  // A setting, or a port in use: the message says which; a stack would hide it.
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
