import { getDataCenter } from '@x/dc'
import type { Emulator } from '../emulator.ts'
import { choicesOf, type Decision } from './authorize.ts'
import { walk } from './browser.ts'

/**
 * Types the code that a device shows into the page of the accounts server, and allows or denies.
 *
 * @throws Error when no device waits for that code
 */
export async function approveDevice(
  emulator: Emulator,
  request: Decision & {
    readonly userCode: string
    /** Id of the data center that the device asked. */
    readonly dc: string
  },
): Promise<void> {
  const { userCode, dc, ...decision } = request
  const address = new URL('/oauth/v3/device', getDataCenter(dc, emulator.dataCenters).accounts)
  address.searchParams.set('user_code', userCode)
  await walk(emulator, address.href, choicesOf(emulator, address, decision))
}
