import process from 'node:process'
import { encryptedStore, type AuthOptions, type Store } from '@x/auth'
import { redisStore } from '@x/auth/redis'
import { createClient } from 'redis'
import { servedDataCenters } from './data-centers.ts'

/** A setting that is missing ends the program at its start, not at the first login. */
export function setting(name: string): string {
  const value = process.env[name]
  if (value === undefined || value === '') throw new Error(`Set ${name}.`)
  return value
}

/** A connected client of Redis. */
export async function openRedis() {
  const redis = createClient({ url: setting('REDIS_URL'), disableOfflineQueue: true })
  redis.on('error', (error: Error) => console.error(`Redis: ${error.message}`))
  return redis.connect()
}

/** What `createZoho` wants: secrets from the environment, grants encrypted in the Redis that all processes share. */
export async function zohoSettings(
  redis: Awaited<ReturnType<typeof openRedis>>,
): Promise<AuthOptions & { readonly store: Store }> {
  return {
    clientId: setting('ZOHO_CLIENT_ID'),
    clientSecret: setting('ZOHO_CLIENT_SECRET'),
    redirectUri: setting('ZOHO_REDIRECT_URI'),
    store: encryptedStore(redisStore(redis), { keys: [{ id: 'k1', key: setting('ZOHO_GRANT_KEY') }] }),
    dataCenters: await servedDataCenters(process.env['ZOHO_EMULATOR']),
  }
}
