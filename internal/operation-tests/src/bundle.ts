import { fileURLToPath } from 'node:url'
import { rolldown, type Plugin } from 'rolldown'
import { pureOperationsPlugin } from '../../../scripts/pure-operations.ts'

const ENTRY = 'only-one'
const PACKAGE = 'whole-package'

/** Packages as one module each: a bundle of one operation need not read all sources again. */
const packages = new Map<string, Promise<string>>()

/** Names of what a call makes at the top of a bundle of one operation: that one, and each that could not be dropped. */
export async function operationsInBundle(source: URL, name: string): Promise<readonly string[]> {
  const input = fileURLToPath(new URL('index.ts', source))
  const whole = packages.get(input) ?? bundle(input, [pureOperationsPlugin])
  packages.set(input, whole)
  const modules = new Map([
    [ENTRY, `export { ${name} } from '${PACKAGE}'`],
    [PACKAGE, await whole],
  ])
  const given: Plugin = {
    name: ENTRY,
    resolveId: (id) => (modules.has(id) ? id : undefined),
    load: (id) => modules.get(id),
  }
  const code = await bundle(ENTRY, [given])
  // A call that nobody uses and that is not known to be pure stays, without its name.
  const calls = code.matchAll(/^(?:(?:const|let|var) (\w+) = (?:\/\* @__PURE__ \*\/ )?)?(\w+)\(/gm)
  return [...calls].map(([, declared, called = '']) => declared ?? called)
}

async function bundle(input: string, plugins: Plugin[]): Promise<string> {
  const build = await rolldown({
    input,
    external: /^@x\/|^node:/,
    treeshake: { moduleSideEffects: false },
    plugins,
  })
  const { output } = await build.generate({ comments: { annotation: true } })
  await build.close()
  return output[0].code
}
