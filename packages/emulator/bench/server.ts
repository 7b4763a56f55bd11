import { createEmulator, issueGrant } from '@x/emulator'
import { listen } from '@x/emulator/node'
import { openLeads } from './organization-of-leads.ts'

/**
 * The emulator in a process of its own, with so many leads. Tells its parent where it is, and, when asked, what it takes.
 */
const emulator = createEmulator({ limits: { credits: 'off', accessTokenLife: 86_400_000 } })
const leads = Number(process.argv[2])
if (leads > 0) {
  const { crm, write } = openLeads()
  for (let done = 0; done < leads; done += 100) write(100)
  emulator.restore({ ...emulator.snapshot(), organizations: { 'us/production/0': crm.snapshot() } })
}
const server = await listen(emulator)
const grant = issueGrant(emulator, {
  dc: 'us',
  scopes: ['ZohoCRM.settings.user_groups.READ', 'ZohoCRM.modules.leads.READ'],
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
