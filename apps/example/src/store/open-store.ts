import { memoryStore } from '@x/auth'
import { fileStore } from '@x/auth/file'
import type { LoadDriver, OpenedStore } from './opened-store.ts'
import { openPostgres } from './postgres.ts'
import { openRedis } from './redis.ts'

const nothingToClose = (): Promise<void> => Promise.resolve()

/**
 * Opens the store that one setting names: `memory`, a folder, `redis://…` or `postgres://…`.
 *
 * @throws Error naming the package to install when the driver is not there
 */
export async function openStore(
  setting: string,
  load: LoadDriver = (name) => import(name),
): Promise<OpenedStore> {
  if (setting === 'memory')
    return {
      store: memoryStore(),
      place: 'The memory of this process: a restart forgets it.',
      close: nothingToClose,
    }
  const [, scheme] = /^([a-z][a-z+.-]+):\/\//i.exec(setting) ?? []
  switch (scheme?.toLowerCase()) {
    case undefined:
      return {
        store: fileStore(setting),
        place: 'Files on this machine: a restart keeps them.',
        close: nothingToClose,
      }
    case 'redis':
    case 'rediss':
      return openRedis(setting, await driver('redis', load))
    case 'postgres':
    case 'postgresql':
      return openPostgres(setting, await driver('pg', load))
    default:
      throw new Error('STORE is "memory", a folder, redis://… or postgres://…; it has another scheme.')
  }
}

async function driver(name: string, load: LoadDriver): Promise<unknown> {
  try {
    return await load(name)
  } catch (cause) {
    throw new Error(
      `STORE needs the package "${name}", which is not installed. Run: npm run pnpm -- --filter @x/example add ${name}`,
      { cause },
    )
  }
}
