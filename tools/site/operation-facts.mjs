// What docs/operations.md knows of each operation: its call, scope, credits.
import { read } from './repository.mjs'

/** `{ package, system, experimental, sentence, call, scope, credits, emulator }` by the name of the operation. */
export function operationFacts() {
  const facts = new Map()
  let home
  let system
  for (const line of read('docs/operations.md').split('\n')) {
    home = /^## (@[\w/-]+)/.exec(line)?.[1] ?? home
    system = /^### (.+)$/.exec(line)?.[1] ?? system
    const row = /^\| `(\w+)`( \(experimental\))? \| (.*) \|$/.exec(line)
    if (row === null) continue
    const [, name, experimental, rest] = row
    const [sentence, call, scope, credits, emulator] = rest.split(/ (?<!\\)\| /)
    facts.set(name, {
      package: home,
      system,
      experimental: experimental !== undefined,
      sentence,
      call,
      scope,
      credits,
      emulator,
    })
  }
  return facts
}
