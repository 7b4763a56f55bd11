import { redeemSelfClientCode, type Auth, type Store } from '@x/auth'
import type { DataCenter } from '@x/dc'
import { isToolkitError } from '@x/dc/error'

/** What was found out about one thing, and what to do. */
export interface Finding {
  readonly good: boolean
  readonly text: string
}

/**
 * Whether Zoho knows the client at a data center. There is no call that asks this, so a code that cannot exist is redeemed:
 * `invalid_code` means that client and secret were accepted before the code was looked at. Nothing is stored.
 */
export async function examineClient(auth: Auth, { id, name }: DataCenter): Promise<Finding> {
  try {
    await redeemSelfClientCode(auth, { code: 'is-this-client-known', dc: id, grantId: 'doctor' })
    return { good: false, text: 'Zoho took a code that does not exist. That should be impossible.' }
  } catch (error) {
    if (isToolkitError(error, 'CODE_REJECTED'))
      return { good: true, text: 'Zoho knows this client and its secret here.' }
    if (isToolkitError(error, 'CLIENT_REJECTED')) {
      const secret = (error as { error?: unknown }).error === 'invalid_client_secret'
      const text = secret
        ? `The secret is not the one of ${name}: copy it from Settings, Multi-DC, or tick “one secret for all data centers” there.`
        : id === 'cn'
          ? 'Zoho does not know this client here. China stands apart: register another client in its own console, and run this app with that one and ZOHO_DC=cn.'
          : `Zoho does not know this client here. Tick ${name} under Settings, Multi-DC of the client, if its users are to connect.`
      return { good: false, text }
    }
    return { good: false, text: isToolkitError(error) ? error.message : 'The check itself failed.' }
  }
}

/** Whether the store takes, keeps and gives back. */
export async function examineStore(store: Store): Promise<Finding> {
  const key = `example:doctor:${crypto.randomUUID()}`
  try {
    const version = await store.write(key, 'well', undefined, 60_000)
    const row = await store.read(key)
    const removed = version !== undefined && (await store.remove(key, version))
    const good = row?.value === 'well' && removed
    return { good, text: good ? 'It takes, keeps and gives back.' : 'It forgets what it is given.' }
  } catch {
    // Lost: the store's own words, which may hold paths and addresses.
    return { good: false, text: 'It cannot be reached or written.' }
  }
}
