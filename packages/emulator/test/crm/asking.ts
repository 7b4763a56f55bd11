import { defaultOrganization, type OrganizationSeed } from '../../src/crm/index.ts'
import { setUpCrm, type CallerOfSetup, type CrmSetup } from './setup.ts'

const scopes = ['ZohoCRM.modules.ALL', 'ZohoCRM.settings.ALL', 'ZohoCRM.features.READ', 'ZohoCRM.apis.READ']

/** A row of an answer: what was read, or what became of a write. */
export type Row = Readonly<Record<string, unknown>> & {
  readonly id: string
  readonly code: string
  readonly details: Readonly<Record<string, unknown>>
}

/** An organization that is asked about its settings. */
export interface Asking extends CrmSetup {
  /** The status of an answer, its rows, or the answer itself as the only one. */
  ask(
    line: string,
    body?: unknown,
    caller?: CallerOfSetup,
  ): { readonly status: number; readonly rows: readonly Row[] }
  /** The first row. */
  one(line: string, body?: unknown, caller?: CallerOfSetup): Row
}

/** The default organization, without records. */
export function openAsking(more: OrganizationSeed = {}): Asking {
  const { records: _samples, ...seed } = defaultOrganization()
  const setup = setUpCrm({ seed: { ...seed, ...more } })
  const ask: Asking['ask'] = (line, body, caller) => {
    const answer = setup.call(line, body, { scopes, ...caller })
    const [rows] = Object.values(answer.body ?? {}).filter((value) => Array.isArray(value)) as Row[][]
    return { status: answer.status, rows: rows ?? (answer.body === undefined ? [] : [answer.body as Row]) }
  }
  const one: Asking['one'] = (line, body, caller) => {
    const { status, rows } = ask(line, body, caller)
    if (rows[0] === undefined) throw new Error(`${line} answered ${status} without a row.`)
    return rows[0]
  }
  return { ...setup, ask, one }
}
