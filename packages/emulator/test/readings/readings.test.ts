import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createEmulator, documentedReadings, issueGrant } from '../../src/index.ts'
import { readingAreas } from '../../src/kernel/readings.ts'
import { parseLimits } from '../../src/kernel/limits.ts'
import { openReadings } from '../../src/readings/open-readings.ts'
import { parseReadings } from '../../src/readings/parse-readings.ts'
import { oneOf, whole } from '../../src/readings/reading.ts'

const small = { cars: { color: oneOf('red', 'blue'), doors: oneOf(4, 2), seats: whole(5) } }

describe('readings', () => {
  test('the first choice is the default, and what is given replaces it', () => {
    expect(openReadings(small).values).toEqual({ cars: { color: 'red', doors: 4, seats: 5 } })
    expect(openReadings(small, { cars: { doors: 2, seats: undefined } }).values.cars).toEqual({
      color: 'red',
      doors: 2,
      seats: 5,
    })
  })

  test.each([
    [{ cars: { color: 'green' } }, /readings\.cars\.color is one of red, blue, not "green"/],
    [{ cars: { doors: '2' } }, /readings\.cars\.doors is one of 4, 2/],
    [{ cars: { seats: 0 } }, /readings\.cars\.seats is a whole number of at least 1/],
    [{ cars: { seats: 1.5 } }, /readings\.cars\.seats/],
    [{ cars: { wheels: 4 } }, /"wheels" in readings\.cars. Known: color, doors, seats/],
    [{ cars: { constructor: 4 } }, /"constructor"/],
    [{ cars: null }, /readings\.cars must be an object/],
    [{ boats: {} }, /"boats" in readings/],
    [JSON.parse('{"__proto__":{}}'), /"__proto__"/],
    [[], /readings must be an object/],
  ])('%j is refused', (given, reason) => {
    expect(() => openReadings(small, given as never)).toThrow(reason)
  })

  test('a change is all or nothing, and seen by whoever holds the values', () => {
    const { values, change } = openReadings(small)
    const { cars } = values
    expect(() => change({ cars: { color: 'blue', doors: 3 as never } })).toThrow(/doors/)
    expect(cars.color).toBe('red')
    change({ cars: { color: 'blue' } })
    expect(cars).toEqual({ color: 'blue', doors: 4, seats: 5 })
    expect(() => Object.assign(cars, { color: 'red' })).toThrow(TypeError)
  })

  test('a command line writes them as text', () => {
    expect(parseReadings(small, ['cars.doors=2', 'cars.seats=7', 'cars.color=blue'])).toEqual({
      cars: { doors: 2, seats: 7, color: 'blue' },
    })
    for (const line of ['cars.doors=3', 'cars.seats=0', 'cars.seats=1e3', 'cars.color=']) {
      expect(() => parseReadings(small, [line])).toThrow(/readings\.cars/)
    }
    for (const line of ['cars=2', 'doors=2', 'cars.toString=x', '__proto__.x=1', '']) {
      expect(() => parseReadings(small, [line])).toThrow(/There is no reading/)
    }
  })
})

test('limits of a command line', () => {
  expect(parseLimits(['credits=100', 'tokenCalls=off'])).toEqual({ credits: 100, tokenCalls: 'off' })
  for (const line of ['credits', 'credits=many', 'credits=-1', 'codeLife=off', 'speed=1', '__proto__=1']) {
    expect(() => parseLimits([line])).toThrow(TypeError)
  }
})

test('an emulator that runs takes others, all of them or none', async () => {
  const emulator = createEmulator({ start: 0 })
  const { accessToken, apiDomain } = issueGrant(emulator, { dc: 'eu', scopes: ['ZohoCRM.users.READ'] })
  const missing = async (): Promise<number> =>
    (
      await emulator.fetch(`${apiDomain}/crm/v7/users/1`, {
        headers: { authorization: `Zoho-oauthtoken ${accessToken}` },
      })
    ).status
  expect(await missing()).toBe(204)
  emulator.configure({ readings: { users: { unknownId: 'INVALID_DATA' } }, limits: { credits: 2 } })
  expect(await missing()).toBe(400)
  expect(await missing()).toBe(429)
  expect(emulator.readings.users.unknownId).toBe('INVALID_DATA')
  expect(emulator.limits.credits).toBe(2)
  for (const changes of [
    { limits: { credits: 9, bytes: 1 } },
    { limits: { credits: 9 }, readings: { users: { unknownId: 'gone' } } },
    { limits: { credits: -1 }, readings: { users: { unknownId: 'no-content' } } },
    { limit: {} },
  ]) {
    expect(() => emulator.configure(changes as never)).toThrow(TypeError)
    expect(emulator.readings.users.unknownId).toBe('INVALID_DATA')
    expect(emulator.limits.credits).toBe(2)
  }
})

test('the exported defaults cannot be changed', () => {
  expect(documentedReadings.tokens.throttleStatus).toBe(200)
  expect(() => Object.assign(documentedReadings.tokens, { throttleStatus: 400 })).toThrow(TypeError)
})

test('the README names every area and every reading', () => {
  const text = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  const section = /## Where Zoho's sources disagree\n([\s\S]*?)\n## /.exec(text)?.[1] ?? ''
  const missing = Object.entries(readingAreas).flatMap(([area, readings]) => {
    const row = section.split('\n').find((line) => line.startsWith(`| \`${area}\` `)) ?? ''
    return Object.keys(readings)
      .filter((name) => !row.includes(`\`${name}\``))
      .map((name) => `${area}.${name}`)
  })
  expect(missing).toEqual([])
})
