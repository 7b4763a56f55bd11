import type { DataCenter } from '@x/dc'
import { createEmulator, type Emulator, type EmulatorOptions } from '@x/emulator'
import { listen } from '@x/emulator/node'
import type { ClientSettings, Flow } from '../settings.ts'

/** A Zoho in this process: every data center, with people and groups, on loopback ports. */
export interface LocalZoho {
  readonly emulator: Emulator
  readonly dataCenters: readonly DataCenter[]
  /** Its own page, with a journal of every request. */
  readonly control: string
  /** The three clients, registered as one would in Zoho's API console. */
  readonly clients: { readonly [flow in Flow]: ClientSettings }
  close(): Promise<void>
}

/** `options`: another Zoho than the usual, for tests. */
export async function startLocalZoho(redirectUri: string, options: EmulatorOptions = {}): Promise<LocalZoho> {
  const emulator = createEmulator(options)
  const web = emulator.registerClient({ type: 'web', name: 'Toolkit example', redirectUris: [redirectUri] })
  // Tokens of another start would be the same again, and with a store that outlives a start, whoever connects again would
  // revoke the new one with the old.
  emulator.restore({ ...emulator.snapshot(), random: [...crypto.getRandomValues(new Uint32Array(4))] })
  const server = await listen(emulator)
  return {
    emulator,
    dataCenters: server.dataCenters,
    control: server.control,
    clients: { web: keysOf(web), device: keysOf(emulator.deviceClient), self: keysOf(emulator.selfClient) },
    close: () => server.close(),
  }
}

function keysOf({ clientId, clientSecret }: ClientSettings): ClientSettings {
  return { clientId, clientSecret }
}
