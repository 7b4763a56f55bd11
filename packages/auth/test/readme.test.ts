import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import * as everything from '../src/index.ts'

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')
const readme = read('../README.md')

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

it('the README names every event and every option', () => {
  const events = [...read('../src/events.ts').matchAll(/readonly type: '([a-z-]+)'/g)].map(
    ([, type]) => type ?? '',
  )
  expect(events).toHaveLength(11)
  expect(events.filter((type) => !readme.includes(`\`${type}\``))).toEqual([])
  const options = [...read('../src/auth.ts').matchAll(/^ {2}'(\w+)',$/gm)].map(([, name]) => name ?? '')
  expect(options).toHaveLength(12)
  expect(options.filter((name) => !readme.includes(`\`${name}\``))).toEqual([])
})
