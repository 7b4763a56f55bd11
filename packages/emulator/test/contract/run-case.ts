import {
  createCrm,
  crmReadings,
  defaultOrganization,
  type Crm,
  type CrmAnswer,
  type OrganizationSeed,
} from '../../src/crm/index.ts'
import { openReadings } from '../../src/readings/open-readings.ts'
import type { Case } from './cases.ts'

/** A call of a case, without what is expected of it. */
export type CaseCall = Omit<Case, 'title' | 'status'>

const standard = defaultOrganization()
/** What an organization of a seed holds when every part of it was asked for. */
const filled = new Map<OrganizationSeed, unknown>()
/** Organizations by their seeds and readings. */
const opened = new Map<unknown, Map<string, Organization>>()

interface Organization {
  readonly crm: Crm
  /** Sends a call, so many milliseconds after the organization began. */
  call(call: CaseCall, later?: number): CrmAnswer
}

/**
 * Answers a case: after the calls that come before it. All cases that want the same organization share it: what one does
 * is undone.
 */
export function runCase(each: Case): CrmAnswer {
  const [answer] = runInPlaceOf(each, [each])
  // There is one for each call.
  return answer as CrmAnswer
}

/** Answers other calls where a case would have been, each as if it were alone. */
export function runInPlaceOf(each: Case, calls: readonly CaseCall[]): readonly CrmAnswer[] {
  const { crm, call } = organizationOf(each)
  const before = each.after ?? []
  const undone = <T>(work: () => T): T => {
    const mark = crm.marks.mark()
    try {
      return work()
    } finally {
      crm.marks.rewind(mark)
      crm.marks.release(mark)
    }
  }
  return undone(() => {
    // Jobs are done meanwhile.
    for (const [index, done] of before.entries()) call(done, index * 5000)
    return calls.map((sent) => undone(() => call(sent, before.length * 5000)))
  })
}

function organizationOf({ seed, readings }: CaseCall): Organization {
  const ofSeed = opened.get(seed) ?? new Map<string, Organization>()
  opened.set(seed, ofSeed)
  const key = JSON.stringify(readings ?? {})
  const organization = ofSeed.get(key) ?? open(seed ?? standard, readings)
  ofSeed.set(key, organization)
  return organization
}

function open(seed: OrganizationSeed, readings: CaseCall['readings'] = {}): Organization {
  const start = Date.UTC(2026, 5, 1)
  let now = start
  const crm = createCrm({
    dataCenter: 'eu',
    environment: 'production',
    clock: { now: () => now },
    readings: openReadings(crmReadings, readings).values,
    seed,
  })
  const [first] = crm.users()
  const call = (sent: CaseCall, later = 0): CrmAnswer => {
    const { method, template, id = '', other = '', third = '', fourth = '', query = '' } = sent
    now = start + later
    return crm.handle({
      version: 'v8',
      method,
      path: template
        .replace(/\{\w+\}/, id)
        .replace(/\{\w+\}/, other)
        .replace(/\{\w+\}/, third)
        .replace(/\{\w+\}/, fourth),
      query: new URLSearchParams(query),
      body: sent.body,
      form: sent.form,
      caller: {
        userId: sent.caller?.userId ?? first?.id ?? '',
        scopes: sent.caller?.scopes ?? [
          'ZohoCRM.settings.ALL',
          'ZohoCRM.users.ALL',
          'ZohoCRM.org.ALL',
          'ZohoCRM.change_owner.ALL',
        ],
      },
    })
  }
  const known = filled.get(seed)
  if (known === undefined) {
    fill(call)
    filled.set(seed, crm.snapshot())
  } else crm.restore(known)
  return { crm, call }
}

/** The samples are planted, and modules laid out, when first asked for: before anything is undone. */
function fill(call: Organization['call']): void {
  const modules = call({ method: 'GET', template: '/settings/modules' }).body as
    | { readonly modules: readonly { readonly api_name: string }[] }
    | undefined
  for (const { api_name: module } of modules?.modules ?? [])
    call({ method: 'GET', template: '/settings/fields', query: `module=${module}` })
  const leads: CaseCall = {
    method: 'GET',
    template: '/Leads',
    query: 'fields=id',
    caller: { scopes: ['ZohoCRM.modules.ALL'] },
  }
  call(leads)
  // What was due in the samples is done by now.
  call(leads)
}
