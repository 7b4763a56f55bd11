import { defaultOrganization } from '../../src/crm/index.ts'
import { setUpCrm, type CrmSetup } from './setup.ts'

export const scopes = ['ZohoCRM.modules.ALL', 'ZohoCRM.settings.ALL']

export type RecordsSetup = CrmSetup

/** An organization with people, and without a record; who calls may do everything with records. */
export function openRecords(options: Parameters<typeof setUpCrm>[0] = {}): RecordsSetup {
  const { records: _samples, ...seed } = defaultOrganization()
  const setup = setUpCrm({ seed, ...options })
  return { ...setup, call: (line, body, caller = {}) => setup.call(line, body, { scopes, ...caller }) }
}

/** Makes records, and gives their ids. */
export function make({ call }: RecordsSetup, module: string, ...data: readonly object[]): readonly string[] {
  const { body } = call(`POST /${module}`, { data })
  return (body as { data: readonly { details: { id: string } }[] }).data.map(({ details }) => details.id)
}

/** The rows of an answer. */
export function dataOf({ body }: { readonly body?: unknown }): readonly Record<string, unknown>[] {
  return (body as { data: readonly Record<string, unknown>[] } | undefined)?.data ?? []
}
