import type { Random } from './random.ts'

/** Everything that this emulator hands out carries this word, so that nobody mistakes it for the real thing. */
const MARK = 'EMULATOR'

/** As long as Zoho's: 35 characters. Clients of devices start with `1004`. */
export function newClientId(random: Random, prefix: '1000' | '1004' = '1000'): string {
  return `${prefix}.${MARK}${random.letters(22)}`
}

/** As long as Zoho's: 42 characters. */
export function newClientSecret(random: Random): string {
  return `emulator${random.hex(34)}`
}

/** As long as Zoho's: 70 characters. Codes, access tokens, refresh tokens and device codes all look alike. */
export function newToken(random: Random, prefix: '1000' | '1004' = '1000'): string {
  return `${prefix}.${MARK}${random.hex(24)}.${random.hex(32)}`
}

/** Whether somebody is about to send what may be a real credential of Zoho's to this program. */
export function looksReal(value: string): boolean {
  return (
    /^\d{4}\.[0-9a-f]{32}\.[0-9a-f]{32}$/.test(value) ||
    (/^\d{4}\.[0-9A-Z]{25,40}$/.test(value) && !value.includes(MARK))
  )
}
