import { createEmulator, issueGrant } from '@x/emulator'
import { listen } from '@x/emulator/node'

/** The emulator in a process of its own. Tells its parent where it is, and, when asked, what it takes. */
const emulator = createEmulator({ limits: { credits: 'off', accessTokenLife: 86_400_000 } })
const server = await listen(emulator)
const grant = issueGrant(emulator, {
  dc: 'us',
  scopes: ['ZohoCRM.settings.user_groups.READ'],
  dataCenters: server.dataCenters,
})
process.on('message', () => {
  globalThis.gc?.()
  const { user, system } = process.cpuUsage()
  const { rss, heapUsed } = process.memoryUsage()
  process.send?.({ cpuMs: (user + system) / 1000, rss, heapUsed })
})
process.on('disconnect', () => process.exit())
process.send?.({ origin: grant.apiDomain, token: grant.accessToken })
