import type { Database } from '../engine/database.ts'

/** Writes what every organization has when it is first asked for: within the act that runs, or in one of its own. */
export function layOut(database: Database, work: () => void): void {
  if (database.current === undefined) database.act({ at: 0, by: null, source: 'seed' }, work)
  else work()
}
