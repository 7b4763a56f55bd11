import { defaultOrganization } from '../../src/crm/index.ts'
import { setUpCrm, type CrmSetup } from './setup.ts'

const scopes = ['ZohoCRM.modules.ALL', 'ZohoCRM.settings.ALL', 'ZohoCRM.coql.READ', 'ZohoCRM.users.ALL']

/** An organization to ask, without records at first. */
export interface QuerySetup extends CrmSetup {
  make(module: string, ...rows: readonly object[]): readonly string[]
  /** The rows of a query; an error is the row. */
  ask(text: string): readonly Readonly<Record<string, unknown>>[]
  /** What a query is refused with: code and details. */
  refused(text: string): unknown
}

export function openQueries(options: Parameters<typeof setUpCrm>[0] = {}): QuerySetup {
  const { records: _samples, ...seed } = defaultOrganization()
  const setup = setUpCrm({ seed, ...options })
  const call: CrmSetup['call'] = (line, body, caller = {}) => setup.call(line, body, { scopes, ...caller })
  const query = (text: string): ReturnType<CrmSetup['call']> => call('POST /coql', { select_query: text })
  return {
    ...setup,
    call,
    make(module, ...data) {
      const { body } = call(`POST /${module}`, { data })
      return (body as { data: readonly { details: { id: string } }[] }).data.map(({ details }) => details.id)
    },
    ask(text) {
      const { status, body } = query(text)
      if (status === 204) return []
      return (body as { data?: readonly Record<string, unknown>[] }).data ?? [{ status, ...(body as object) }]
    },
    refused(text) {
      const { status, body } = query(text)
      const { code, details } = (body ?? {}) as Record<string, unknown>
      return status === 400 ? { code, details } : { status, body }
    },
  }
}
