import { describe, expect, it } from 'vitest'
import { readRefusal as read, type Refusal } from '../../src/zoho/refusal.ts'

const readRefusal = (status: number, body: Readonly<Record<string, unknown>>): Refusal =>
  read({ status, body, sent: [] })

describe('a refusal', () => {
  it('says its kind, its word and its status', () => {
    const refusal = readRefusal(401, { error: 'invalid_client' })
    expect(refusal).toMatchObject({ kind: 'client', word: 'invalid_client', status: 401 })
    expect(refusal.message).toBe('client: invalid_client (HTTP 401)')
    expect(readRefusal(200, {}).message).toBe('unavailable: no error named (HTTP 200)')
  })

  it.each([
    ['us', 'us'],
    [undefined, undefined],
    [7, undefined],
    [null, undefined],
    [{ dc: 'us' }, undefined],
  ])('tells where the user lives when that is text: %j', (location, told) => {
    expect(readRefusal(200, { error: 'other_dc', user_location: location }).userLocation).toBe(told)
  })

  it('takes nothing from the prototype of an answer', () => {
    const inherited = Object.create({ error: 'invalid_code', user_location: 'us' }) as Record<string, unknown>
    expect(readRefusal(200, inherited)).toMatchObject({ kind: 'unavailable', userLocation: undefined })
  })

  it.each([
    [499, 'code'],
    [500, 'unavailable'],
    [599, 'unavailable'],
  ])('with HTTP %i is %s: a gateway that stumbles costs no grant', (status, kind) => {
    expect(readRefusal(status, { error: 'invalid_code' }).kind).toBe(kind)
  })

  it.each([
    ['general_error', 'unavailable'],
    ['error-1.2', 'unavailable'],
    ['access denied', 'throttled'],
    ['error!', 'throttled'],
    ['2many', 'throttled'],
    ['Error', 'throttled'],
  ])('of an unknown %j is %s: prose is how the throttle speaks', (error, kind) => {
    expect(readRefusal(200, { error }).kind).toBe(kind)
  })
})
