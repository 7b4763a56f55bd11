import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import * as everything from '../src/index.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

it('the README names everything that the package exports', () => {
  // Base class and constructors that only the packages themselves need.
  const inner = [
    'ToolkitError',
    'NetworkError',
    'TimeoutError',
    'RedirectRefusedError',
    'NonJsonResponseError',
  ]
  const byCode = ['DataCenterMismatchError', 'UnconfirmedHostError', 'UnknownDataCenterError']
  const shown = Object.keys(everything).filter((name) => ![...inner, ...byCode].includes(name))
  expect(shown.filter((name) => !readme.includes(name))).toEqual([])
})

it('the README has the code of every error class', () => {
  const classes = Object.entries(everything).filter(
    ([name]) => /^[A-Z].*Error$/.test(name) && name !== 'ToolkitError',
  )
  const codes = classes.map(([name]) =>
    name
      .slice(0, -5)
      .replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_')
      .toUpperCase(),
  )
  expect(codes.filter((code) => !readme.includes(`\`${code}\``))).toEqual([])
})

/** Stops compiling when there is one more. */
const events: Readonly<Record<everything.AuthEvent['type'], true>> = {
  'token-refreshed': true,
  'token-adopted': true,
  'refresh-failed': true,
  'grant-dead': true,
  'grant-saved': true,
  'grant-removed': true,
  'revoke-failed': true,
  'many-consents': true,
  'publish-failed': true,
  'life-assumed': true,
  'clock-skew': true,
}

it('the README names every event and every option', () => {
  expect(Object.keys(events).filter((type) => !readme.includes(`\`${type}\``))).toEqual([])
  const options: Readonly<Record<keyof everything.AuthOptions, true>> = {
    clientId: true,
    clientSecret: true,
    redirectUri: true,
    dc: true,
    store: true,
    dataCenters: true,
    fetch: true,
    clock: true,
    random: true,
    onEvent: true,
    lease: true,
    memorySize: true,
  }
  expect(Object.keys(options).filter((name) => !readme.includes(`\`${name}\``))).toEqual([])
})
