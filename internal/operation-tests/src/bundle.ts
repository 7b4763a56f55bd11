import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { pureOperationsPlugin } from '../../../scripts/pure-operations.ts'

const ENTRY = 'only-one'

/** Names of what a call makes at the top of a bundle of one operation: that one, and each that could not be dropped. */
export async function operationsInBundle(source: URL, name: string): Promise<readonly string[]> {
  const bundle = await rolldown({
    input: ENTRY,
    external: /^@x\/|^node:/,
    treeshake: { moduleSideEffects: false },
    plugins: [
      {
        name: ENTRY,
        resolveId: (id) => (id === ENTRY ? id : undefined),
        load: (id) =>
          id === ENTRY
            ? `export { ${name} } from ${JSON.stringify(fileURLToPath(new URL('index.ts', source)))}`
            : undefined,
      },
      pureOperationsPlugin,
    ],
  })
  const { output } = await bundle.generate({ comments: { annotation: true } })
  await bundle.close()
  const [{ code }] = output
  // A call that nobody uses and that is not known to be pure stays, without its name.
  const calls = code.matchAll(/^(?:(?:const|let|var) (\w+) = (?:\/\* @__PURE__ \*\/ )?)?(\w+)\(/gm)
  return [...calls].map(([, declared, called = '']) => declared ?? called)
}
