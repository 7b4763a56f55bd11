import { createHash } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import process from 'node:process'

/** A call, as far as it matters here. */
interface Call {
  /** `v8`. */
  readonly version: string
  readonly method: string
  readonly path: string
}

/** What an organization answers. */
interface Answer {
  readonly status: number
  readonly body?: unknown
}

/** What is wrapped of an organization. */
interface Crm {
  readonly prepare: (call: never) => { readonly answer: () => Answer }
}

/** Finds the route of a call. @throws when there is none */
type FindRoute<R> = (
  method: string,
  path: string,
  readings: R,
) => { readonly route: { readonly method: string; readonly path: string } }

/** One worker writes a file of its own, so that no two write into the same line. */
const file = `${process.env['DESCRIBED_ANSWERS']}/${process.pid}.jsonl`
const seen = new Set<string>()

/** Makes a maker of organizations whose answers are written down, each once. */
export function recording<O, C extends Crm, R>(
  create: (options: O) => C,
  find: FindRoute<R>,
  readings: R,
): (options: O) => C {
  return (options) => {
    const crm = create(options)
    const prepare = (call: Call) => {
      const prepared = crm.prepare(call as never)
      const answer = (): Answer => {
        const given = prepared.answer()
        record(routeOf(call), given)
        return given
      }
      return { ...prepared, answer }
    }
    return { ...crm, prepare, handle: (call: Call) => prepare(call).answer() }
  }

  function routeOf({ version, method, path }: Call): string | undefined {
    // The descriptions are of versions 7 and 8.
    if (Number(version.slice(1)) < 7) return undefined
    try {
      const { route } = find(method, path, readings)
      return `${route.method} ${route.path}`
    } catch {
      // Lost: why there is no route; there is no operation to compare the answer with.
      return undefined
    }
  }
}

function record(route: string | undefined, { status, body }: Answer): void {
  if (route === undefined) return
  const line = JSON.stringify({ route, status, body })
  const key = createHash('sha1').update(line).digest('base64')
  if (seen.has(key)) return
  seen.add(key)
  appendFileSync(file, `${line}\n`)
}
