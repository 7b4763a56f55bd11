import { createClient, type Client } from '@x/client'
import { createEmulator, issueGrant, type Emulator } from '@x/emulator'
import { describe, expect, test } from 'vitest'
import { deleteUser, getUser, offboardUser, type OffboardStep } from '../src/index.ts'

const LEAVER = '3652397000000186022'
const SUCCESSOR = '3652397000000186020'

/** Somebody who administers; time passes as soon as somebody waits. */
function open(): { zoho: Client; emulator: Emulator } {
  const emulator = createEmulator()
  const scopes = ['ZohoCRM.users.ALL', 'ZohoCRM.change_owner.ALL', 'ZohoCRM.modules.ALL']
  const { accessToken: value, apiDomain } = issueGrant(emulator, { dc: 'eu', scopes })
  const clock = {
    now: () => emulator.clock.now(),
    monotonic: () => emulator.clock.now(),
    sleep: async (ms: number, signal?: AbortSignal) => {
      const slept = emulator.clock.sleep(ms, signal)
      if (ms <= 15_000) emulator.clock.advance(ms)
      await slept
    },
  }
  return {
    emulator,
    zoho: createClient({ token: () => ({ value, apiDomain }), fetch: emulator.fetch, clock }),
  }
}

describe('offboarding', () => {
  test('hands on first, deletes last, and says each step', async () => {
    const { zoho } = open()
    const steps: OffboardStep[] = []
    const onStep = (step: OffboardStep): void => {
      steps.push(step)
    }
    const result = await offboardUser(zoho, LEAVER, SUCCESSOR, { onStep })
    expect(result).toMatchObject({ state: 'deleted' })
    expect(steps.map(({ step }) => step)).toEqual(['checked', 'transfer started', 'transferred', 'deleted'])
    expect(await getUser(zoho, LEAVER)).toMatchObject({ status: 'deleted' })
    expect(await offboardUser(zoho, LEAVER, SUCCESSOR)).toEqual({ state: 'was deleted before' })
  })

  test('deletes nobody when it is stopped between the steps, and can be called again', async () => {
    const { zoho } = open()
    const onStep = ({ step }: OffboardStep): void => {
      if (step === 'transferred') throw new Error('the power went')
    }
    await expect(offboardUser(zoho, LEAVER, SUCCESSOR, { onStep })).rejects.toThrow('the power went')
    expect(await getUser(zoho, LEAVER)).toMatchObject({ status: 'active' })
    expect(await offboardUser(zoho, LEAVER, SUCCESSOR)).toMatchObject({ state: 'deleted' })
  })

  test('deletes nobody when the successor is refused, or the transfer is not over in time', async () => {
    const { zoho } = open()
    await expect(offboardUser(zoho, LEAVER, LEAVER)).rejects.toMatchObject({ code: 'INVALID_DATA' })
    await expect(offboardUser(zoho, LEAVER, SUCCESSOR, { timeout: 500 })).rejects.toMatchObject({
      code: 'TIMEOUT',
      outcome: 'unknown',
    })
    expect(await getUser(zoho, LEAVER)).toMatchObject({ status: 'active' })
  })

  test('deletes nobody when the transfer fails', async () => {
    const answers: Readonly<Record<string, unknown>> = {
      [`GET /crm/v7/users/${LEAVER}`]: { users: [{ id: LEAVER, status: 'active' }] },
      [`GET /crm/v7/users/${LEAVER}/actions/validate_before_transfer`]: { validate_before_transfer: [] },
      [`POST /crm/v7/users/${LEAVER}/actions/transfer`]: {
        transfer: [{ code: 'SCHEDULED', details: { job_id: '77' }, message: '', status: 'success' }],
      },
      'GET /crm/v7/users/actions/transfer': { transfer: [{ status: 'failed' }] },
    }
    const zoho = createClient({
      token: () => ({ value: 'token', apiDomain: 'https://www.zohoapis.com' }),
      fetch: async ({ method, url }) => Response.json(answers[`${method} ${new URL(url).pathname}`]),
    })
    expect(await offboardUser(zoho, LEAVER, SUCCESSOR)).toEqual({ state: 'transfer failed', jobId: '77' })
  })

  test('of a deleted user with nothing handed on says so by the user: his records keep him', async () => {
    const { zoho } = open()
    await deleteUser(zoho, LEAVER)
    expect(await offboardUser(zoho, LEAVER, SUCCESSOR)).toEqual({ state: 'was deleted before' })
  })
})
