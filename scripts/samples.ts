// The samples of every operation, from the tests of the API packages: `packages/*/test/operations.test.ts` hands them to
// `describeOperations`. Here another function takes them, and no test runs.
import { globSync } from 'node:fs'
import { registerHooks } from 'node:module'

type Operation = (zoho: object, ...parameters: readonly unknown[]) => Promise<unknown>

/** An operation with the parameters of a sound call. */
export interface Sampled {
  readonly name: string
  readonly operation: Operation
  readonly with: readonly unknown[]
}

/** What stands in for the modules that would run tests. */
const stand: Readonly<Record<string, string>> = {
  '@x/operation-tests': `
    export const describeOperations = (members, samples) => globalThis[Symbol.for('samples')].push([members, samples])
    export const recordingClient = () => ({})
    export const keysOfInterface = () => []`,
  // Whatever is asked of a test that does not run: itself, again.
  vitest: `
    const nothing = new Proxy(function () {}, { get: (_, name) => (name === 'then' ? undefined : nothing), apply: () => nothing })
    export const test = nothing, it = nothing, describe = nothing, expect = nothing, expectTypeOf = nothing
    export const beforeAll = nothing, beforeEach = nothing, afterAll = nothing, afterEach = nothing, vi = nothing`,
}

/** Every operation that has a sample, in the order of the packages. */
export async function sampledOperations(root: URL): Promise<readonly Sampled[]> {
  const taken: [
    Readonly<Record<string, Operation>>,
    Readonly<Record<string, { with: readonly unknown[] }>>,
  ][] = []
  Object.assign(globalThis, { [Symbol.for('samples')]: taken })
  const hooks = registerHooks({
    resolve: (specifier, context, next) => {
      const text = stand[specifier]
      if (text === undefined) return next(specifier, context)
      return { url: `data:text/javascript,${encodeURIComponent(text)}`, shortCircuit: true }
    },
  })
  for (const file of globSync('packages/*/test/operations.test.ts', { cwd: root }).toSorted())
    await import(new URL(file.replaceAll('\\', '/'), root).href)
  hooks.deregister()
  return taken.flatMap(([members, samples]) =>
    Object.entries(samples).flatMap(([name, sample]) => {
      const operation = members[name]
      return operation === undefined ? [] : [{ name, operation, with: sample.with }]
    }),
  )
}
