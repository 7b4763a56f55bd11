import { fault, flat, noContent, ok } from '../../answers.ts'
import { isJsonObject, own } from '../../../json.ts'
import type { Call, Operation } from '../../call.ts'
import { nextId, type OrgData } from '../../data.ts'
import { nameUser } from '../../names.ts'
import { readPaging, takePage } from '../../query/paging.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { answerRows } from '../../rows/answer-rows.ts'
import { nowOf } from '../../stamps.ts'
import { changeRecord } from '../records/change-record.ts'
import type { EnrichmentRow } from './enrichment-row.ts'
import { readBasedOn, recordToEnrich, refuseEnrichmentEdition } from './read-enrichment.ts'

type Kind = EnrichmentRow['kind']
const keys = { org: '__zia_org_enrichment', people: '__zia_people_enrichment' } as const
const words = { org: 'Org', people: 'People' } as const
/** Rows of a page, by default and at most. */
const PAGE = 100
const states = ['COMPLETED', 'SCHEDULED', 'FAILED', 'RUNNING', 'DATA_NOT_FOUND'] as const

/** `POST /__zia_…_enrichment?module=&record_id=`: the look-up is done by a job. */
export function createEnrichment(kind: Kind): Operation {
  return (call) => {
    refuseEnrichmentEdition(call)
    const { module, record } = recordToEnrich(call)
    return answerRows(call, { key: keys[kind], most: 1, success: 202 }, (row, path) => {
      const { data, now, user, readings } = call
      const based_on = readBasedOn(row, path, kind)
      const id = nextId(data)
      const stamp = { created_by: { id: user.id }, created_time: nowOf(call) }
      data.enrichments.insert({
        id,
        kind,
        module,
        record: record.id,
        based_on,
        ...stamp,
        done: false,
        found: null,
      })
      data.jobs.schedule({ kind: 'enrich', due: now + readings.settings.enrichmentMs, input: id })
      const message = `${words[kind]} Enrichment scheduled successfully`
      return { code: 'SCHEDULED', details: { id }, message }
    })
  }
}

/**
 * The work of a job. Nothing is looked up anywhere: what was asked by comes back as what was found, but for names that end
 * in `.invalid`, of which nothing is known. The record is marked.
 */
export function enrich(data: OrgData, id: string, now: number): void {
  const row = data.enrichments.get(id)
  const user = data.users.get(row?.created_by.id ?? '')
  if (row === undefined || user === undefined) return
  const isKnown = !/\.invalid"/.test(JSON.stringify(row.based_on))
  data.enrichments.replace({ ...row, done: true, found: isKnown ? findingOf(row) : null })
  const record = data.modules.recordsOf(row.module).get(row.record)
  if (record === undefined || data.modules.fieldOf(row.module, 'Enrich_Status__s') === undefined) return
  const marks = isKnown ? { Last_Enriched_Time__s: nowOf({ data, now }) } : {}
  const status = isKnown ? 'Enriched' : 'Data not found'
  changeRecord(record, { Enrich_Status__s: status, ...marks }, row.module, { data, user, now })
}

function findingOf({ id, kind, based_on: based }: EnrichmentRow): Readonly<Record<string, unknown>> {
  const text = (name: string): string => {
    const value = own(based, name)
    return typeof value === 'string' ? value : ''
  }
  const email = text('email')
  if (kind === 'org')
    return {
      id,
      name: text('name'),
      website: text('website'),
      primary_email: email,
      address: [],
      industries: [],
      social_media: [],
    }
  const company = own(based, 'company')
  const [first = '', ...others] = text('name').split(' ')
  return {
    id,
    name: text('name'),
    first_name: first,
    last_name: others.join(' '),
    primary_email: email,
    company_info: {
      name: isJsonObject(company) ? (own(company, 'name') ?? '') : '',
      industries: [],
      experiences: [],
    },
    social_media: [],
  }
}

function statusOf({ done, found }: EnrichmentRow): string {
  if (!done) return 'SCHEDULED'
  return found === null ? 'DATA_NOT_FOUND' : 'COMPLETED'
}

/** `GET /__zia_…_enrichment` */
export function listEnrichments(kind: Kind): Operation {
  return (call) => {
    refuseEnrichmentEdition(call)
    const { data, query } = call
    const status = readWord(query, 'status', states)
    const order = readWord(query, 'sort_order', ['asc', 'desc']) ?? 'desc'
    readWord(query, 'sort_by', ['created_time'])
    const all = data.enrichments
      .where('kind', kind)
      .filter((row) => status === undefined || statusOf(row) === status)
    const { page, perPage } = readPaging(query)
    const { rows, info } = takePage(order === 'asc' ? all : all.toReversed(), {
      page,
      perPage: Math.min(perPage, PAGE),
    })
    return rows.length === 0 ? noContent : ok({ [keys[kind]]: rows.map((row) => show(row, call)), info })
  }
}

function readWord(query: URLSearchParams, param: string, supported: readonly string[]): string | undefined {
  const word = query.get(param)
  if (word === null) return undefined
  if (supported.includes(word)) return word
  const details = { param, supported_values: supported }
  throw new Refusal(flat(400, fault('INVALID_DATA', 'Invalid value for the parameter', details)))
}

function show(row: EnrichmentRow, { data }: Call): Record<string, unknown> {
  const { id, created_time } = row
  return { id, status: statusOf(row), created_time, created_by: nameUser(data, row.created_by) }
}

/** `GET /__zia_…_enrichment/{id}` */
export function getEnrichment(kind: Kind): Operation {
  return (call): CrmAnswer => {
    refuseEnrichmentEdition(call)
    const row = call.data.enrichments.get(call.id)
    if (row?.kind !== kind) return noContent
    const shown = {
      id: row.id,
      status: statusOf(row),
      enrich_based_on: row.based_on,
      enriched_data: row.found,
    }
    return ok({ [keys[kind]]: [shown] })
  }
}
