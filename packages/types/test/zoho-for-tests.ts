// What a user's file for --client looks like, with the emulator behind it.
import type { Client } from '@x/client'
import { clientAtEmulator } from './at-emulator.ts'

export default (org: string): Client => {
  if (org === 'nobody') throw new TypeError('There is no organization nobody.')
  return clientAtEmulator().zoho
}
