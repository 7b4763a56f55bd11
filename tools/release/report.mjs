import process from 'node:process'

/** Counts checks and prints one line each; a check fails by throwing. */
export function createReport() {
  const sum = { passed: 0, failed: 0, skipped: 0 }
  return {
    /** Resolves to what the check made; `undefined` when it failed. */
    async check(name, run) {
      const start = performance.now()
      try {
        const made = await run()
        sum.passed += 1
        console.log(`✓ ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`)
        return made
      } catch (error) {
        sum.failed += 1
        console.log(`✗ ${name}\n${indent(error instanceof Error ? error.message : String(error))}`)
        return undefined
      }
    },
    /** Takes over what another suite counted. */
    add({ passed, failed, skipped }) {
      sum.passed += passed
      sum.failed += failed
      sum.skipped += skipped
    },
    /** The closing line; sets the exit code. */
    end() {
      console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`)
      process.exitCode = sum.failed === 0 ? 0 : 1
    },
  }
}

/** Throws when there are problems, one a line. */
export function expectNone(problems) {
  if (problems.length > 0) throw new Error(problems.join('\n'))
}

/** Throws when two values differ as JSON. */
export function expectEqual(actual, wanted, what) {
  const [a, b] = [actual, wanted].map((value) => JSON.stringify(value))
  if (a !== b) throw new Error(`${what}: is ${a}, should be ${b}`)
}

/** Throws when two lists hold different texts, whatever their order. */
export function expectSameSet(actual, wanted, what) {
  const [a, b] = [actual, wanted].map((list) => list.toSorted(byText))
  expectEqual(a, b, what)
}

/** Sorts texts as JavaScript compares them, on every machine alike. */
export function byText(a, b) {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** Throws unless `find` reports a problem that `wanted` matches: a check that sees nothing is no check. */
export async function expectSeen(find, wanted) {
  const seen = []
  try {
    seen.push(...((await find()) ?? []))
  } catch (error) {
    seen.push(error instanceof Error ? error.message : String(error))
  }
  if (!seen.some((problem) => wanted.test(problem))) {
    throw new Error(`Nothing that matches ${wanted} was seen, but: ${seen.join('; ') || 'nothing'}`)
  }
}

function indent(text) {
  return text
    .split('\n')
    .slice(0, 60)
    .map((line) => `    ${line}`)
    .join('\n')
}
