import { createCrm, crmReadings, defaultOrganization, type Crm, type CrmAnswer } from '../../src/crm/index.ts'
import { openReadings } from '../../src/readings/open-readings.ts'
import type { Case } from './cases.ts'

/** A call of a case, without what is expected of it. */
export type CaseCall = Omit<Case, 'title' | 'status'>

/** An organisation as a case wants it, and its clock. */
export interface CaseSetup {
  readonly crm: Crm
  call(call: CaseCall): CrmAnswer
}

export function setUpCase({ seed, readings = {}, after = [] }: CaseCall): CaseSetup {
  let now = Date.UTC(2026, 5, 1)
  const crm = createCrm({
    dataCenter: 'eu',
    environment: 'production',
    clock: { now: () => now },
    readings: openReadings(crmReadings, readings).values,
    seed: seed ?? defaultOrganization(),
  })
  const [first] = crm.users()
  const call = ({
    method,
    template,
    id = '',
    other = '',
    third = '',
    fourth = '',
    query = '',
    body,
    form,
    caller,
  }: CaseCall): CrmAnswer =>
    crm.handle({
      version: 'v8',
      method,
      path: template
        .replace(/\{\w+\}/, id)
        .replace(/\{\w+\}/, other)
        .replace(/\{\w+\}/, third)
        .replace(/\{\w+\}/, fourth),
      query: new URLSearchParams(query),
      body,
      form,
      caller: {
        userId: caller?.userId ?? first?.id ?? '',
        scopes: caller?.scopes ?? [
          'ZohoCRM.settings.ALL',
          'ZohoCRM.users.ALL',
          'ZohoCRM.org.ALL',
          'ZohoCRM.change_owner.ALL',
        ],
      },
    })
  for (const before of after) {
    call(before)
    // Jobs are done meanwhile.
    now += 5000
  }
  return { crm, call }
}

export function runCase(each: Case): CrmAnswer {
  return setUpCase(each).call(each)
}
