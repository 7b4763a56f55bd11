import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import * as everything from '../src/index.ts'

const { dataCenters } = everything
const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8').replaceAll('**', '')

it('the README shows the shipped table', () => {
  const shown = readme.split('\n').filter((line) => /^\| `[a-z]{2}` \|/.test(line))
  const host = (origin: string): string => new URL(origin).host
  expect(shown).toEqual(
    dataCenters.map(({ id, accounts, api, aliases }) => {
      const others = api.sandbox !== undefined && api.developer !== undefined ? 'yes' : 'not known'
      const names = aliases.map((alias) => `\`${alias}\` `).join('')
      return `| \`${id}\` | ${host(accounts)} | ${host(api.production)} | ${others} | ${names}|`
    }),
  )
})

it('the README names every function and error', () => {
  const shown = Object.keys(everything).filter((name) => !['environments', 'dataCenters'].includes(name))
  expect(shown.filter((name) => !readme.includes(name === 'singapore' ? 'Singapore' : name))).toEqual([])
})
