import { getDataCenter } from '@x/dc'
import { getAll, type GetAll } from '@x/client/endpoint'
import { describe, expect, test } from 'vitest'
import { clientAt, createEmulator } from './fake-zoho.ts'

const listRoles: GetAll<[], { readonly name: string }> = getAll(
  'settings/roles',
  'roles',
  'settings.roles.READ',
)

describe.each(createEmulator().dataCenters)('$id', (dataCenter) => {
  test.each(['v7', 'v8'] as const)('an operation is served at its own host, in %s', async (version) => {
    const emulator = createEmulator()
    const asked: string[] = []
    const zoho = clientAt(emulator, listRoles.scopes, {
      at: dataCenter.id,
      version,
      dataCenters: emulator.dataCenters,
      fetch: async (request, init) => {
        asked.push(request.url)
        return await emulator.fetch(request, init)
      },
    })
    expect((await listRoles(zoho)).map(({ name }) => name)).toContain('CEO')
    const { api } = getDataCenter(dataCenter.id, emulator.dataCenters)
    expect(asked).toEqual([`${api.production}/crm/${version}/settings/roles`])
  })
})
