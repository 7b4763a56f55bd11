// What docs/start.md tells its reader to do, block by block, in the order of the page.
import { basename } from 'node:path'

/** Where the commands of a block are typed: the reader's project, the clone, or a terminal of its own for the server. */
const places = ['project', 'clone', 'server']

/** @typedef {{ file?: string, text?: string, place?: string, commands?: string }} Step */

/**
 * The steps of a page: `{ file, text }` for a file to write, `{ place, commands }` for commands to type. A block that is
 * `no-check` needs what a test has not: an account, or published packages.
 *
 * @throws Error for a block that says neither, so that none can be left out by mistake
 */
export function stepsOf(page) {
  return [...page.matchAll(/^```(\w+)([^\n]*)\n([\s\S]*?)^```$/gm)].flatMap(
    /** @returns {Step[]} */
    ([whole, language, info, text]) => {
      if (/\bno-check\b/.test(info)) return []
      const [, source] = /\bfile=(\S+)/.exec(info) ?? []
      if (language === 'ts' && source !== undefined) return [{ file: basename(source), text }]
      const [, place] = /\bin=(\w+)/.exec(info) ?? []
      if (language === 'sh' && places.includes(place)) return [{ place, commands: text.trim() }]
      throw new Error(`This block says neither file=… nor in=${places.join('|')} nor no-check:\n${whole}`)
    },
  )
}
