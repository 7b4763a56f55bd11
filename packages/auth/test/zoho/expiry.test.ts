import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { parseLife } from '../../src/zoho/expiry.ts'
import { setUp, START } from '../refresh/setup.ts'

/** JSON text of `expires_in` and `expires_in_sec` (`undefined`: absent), the life in seconds, and whether it is assumed. */
const table: readonly (readonly [string | undefined, string | undefined, number, boolean])[] = [
  ['3600', undefined, 3600, false],
  ['"3600"', undefined, 3600, false],
  ['3600000', undefined, 3600, false],
  ['"3600000"', undefined, 3600, false],
  ['1800000', undefined, 1800, false],
  ['1800', undefined, 1800, false],
  ['1800.9', undefined, 1800, false],
  ['86400', undefined, 3600, false],
  ['86401', undefined, 86, false],
  ['60', undefined, 60, false],
  ['59', undefined, 60, false],
  ['1', undefined, 60, false],
  ['0.5', undefined, 60, false],
  ['3601', undefined, 3600, false],
  ['0', undefined, 3000, true],
  ['-1', undefined, 3000, true],
  ['"-1"', undefined, 3000, true],
  ['null', undefined, 3000, true],
  [undefined, undefined, 3000, true],
  ['"3600s"', undefined, 3000, true],
  ['"s3600"', undefined, 3000, true],
  ['""', undefined, 3000, true],
  ['" 3600"', undefined, 3000, true],
  ['"0x10"', undefined, 3000, true],
  ['"1e3"', undefined, 3000, true],
  ['"NaN"', undefined, 3000, true],
  ['1e999', undefined, 3000, true],
  ['-1e999', undefined, 3000, true],
  ['"9999999999999999"', undefined, 3000, true],
  ['{}', undefined, 3000, true],
  ['[3600]', undefined, 3000, true],
  ['true', undefined, 3000, true],
  ['3600000', '3600', 3600, false],
  ['1800000', '1800', 1800, false],
  ['7200', '1800', 1800, false],
  ['"3600000"', '"3600"', 3600, false],
  ['1800000', '0', 1800, false],
  ['1800', 'null', 1800, false],
  ['1800', '"soon"', 1800, false],
  [undefined, '3600', 3600, false],
  [undefined, '"1200"', 1200, false],
  [undefined, '100000', 3600, false],
  [undefined, '-5', 3000, true],
]

describe('the life of an access token', () => {
  for (const [plain, named, seconds, assumed] of table) {
    it(`case 20: expires_in ${plain ?? 'absent'}, expires_in_sec ${named ?? 'absent'}: ${seconds} s${assumed ? ', assumed' : ''}`, async () => {
      const setup = setUp()
      await setup.connect()
      const members = [
        '"access_token":"1000.EMULATORaccess.token"',
        ...(plain === undefined ? [] : [`"expires_in":${plain}`]),
        ...(named === undefined ? [] : [`"expires_in_sec":${named}`]),
      ]
      setup.emulator.faults.add({
        name: 'status',
        endpoint: 'token',
        status: 200,
        body: `{${members.join()}}`,
      })
      const token = await setup.own.ask()
      expect(token.expiresAt).toBe(START + seconds * 1000)
      expect(setup.own.events.filter(({ type }) => type === 'life-assumed')).toEqual(
        assumed ? [{ type: 'life-assumed', grantId: 'alice', dc: 'eu' }] : [],
      )
      // Neither valid for ever nor a loop: served until then, and renewed once after.
      expect(setup.own.ask()).toBe(token)
      setup.emulator.clock.advance(seconds * 1000)
      expect((await setup.own.ask()).value).not.toBe(token.value)
      expect(setup.calls()).toHaveLength(2)
    })
  }

  it('lies between a minute and an hour, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (plain, named) => {
        const { seconds } = parseLife({ expires_in: plain, expires_in_sec: named })
        expect(Number.isInteger(seconds) && seconds >= 60 && seconds <= 3600).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
