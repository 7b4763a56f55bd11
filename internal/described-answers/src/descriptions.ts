import { existsSync, readdirSync, readFileSync } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { Ajv, type AnySchema, type ErrorObject, type ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

/** Where Zoho's published descriptions lie: `ZOHO_OAS`, or beside the repository. */
export const folder: string =
  process.env['ZOHO_OAS'] ?? fileURLToPath(new URL('../../../../shared/zoho/oas', import.meta.url))

/** Whether they are there. */
export const present: boolean = existsSync(`${folder}/2026`) && existsSync(`${folder}/2025-06`)

/** An answer to check: which operation gave it, by a path whose values are named in any way (`{role}`, `:id`). */
export interface Answer {
  readonly method: string
  readonly template: string
  readonly status: number
  readonly body?: unknown
}

/** Says what a description has against an answer, in short stable sentences; nothing when it fits. */
export type Checker = (answer: Answer) => readonly string[]

interface Description {
  readonly components?: { readonly responses?: Readonly<Record<string, { readonly content?: unknown }>> }
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation | undefined>>>>
}

interface Operation {
  readonly responses: Readonly<Record<string, { readonly $ref?: string; readonly content?: unknown }>>
}

const areas = [
  'user-groups',
  'users',
  'users-territories',
  'users-transfer',
  'org',
  'currencies',
  'fiscal-year',
  'business-hours',
  'holidays',
  'shift-hours',
  'call-preferences',
  'data-sharing',
  'portals',
  'portal-user-type',
  'portal-users',
  'org-photo',
  'services',
  'appointments',
  'zia-enrichment',
  'zia-org-enrichment',
  'audit-log-export',
  'service-preference',
  'appointment-preference',
  'roles',
  'profiles',
  'territories',
  'territory-users',
  'modules',
  'fields',
  'pick-list-values',
  'layouts',
  'layouts-activate-deactivate',
  'related-lists',
  'custom-views',
  'global-picklists',
  'map-dependency',
  'duplicate-check-preference',
  'pipeline',
  'variables',
  'variable-groups',
  'record-locking-configurations',
  'wizards',
  'tags',
  'tags-actions',
  'apis',
  'features',
  'record',
  'module-search',
  'record-count',
  'fetch-full-data',
  'recycle-bin',
  'coql',
  'composite-requests',
  'change-owner',
  'mass-update',
  'mass-delete-cvid',
  'mass-change-owner',
  'mass-delete-tags',
  'contact-roles',
  'deal-contact-roles',
  'share-records',
  'locking-informations',
  'cancel-meetings',
  'convert',
  'conversion-option',
  'mass-convert',
  'find-and-merge',
  'notes',
  'related-notes',
  'attachments',
  'record-photo',
  'files',
  'related-records',
  'get-related-records-count',
  'timelines',
  'inventory-convert',
]

/**
 * In the description of 2025-06 nine answers of 200 point at `UnsupportedVersionResponse`, an editing mistake. These
 * are the components that were meant, for the operations that the description of 2026 lacks.
 */
const meant: Readonly<Record<string, string | undefined>> = {
  'GET /settings/user_groups/actions/deletion_jobs 200': 'JobStatus',
  'POST /settings/user_groups/actions/get_assigned 200': 'UserGroups',
  'POST /settings/user_groups/actions/get_unassigned 200': 'UserGroups',
}

/** Opens both generations. The one of 2026 decides; the one of 2025-06 only where 2026 lacks the operation. */
export function openDescriptions(): Checker {
  // Each schema is used a few times: what makes its code better costs more than it saves.
  const code = { optimize: false }
  const newer = new Ajv2020({ code, strict: false, allErrors: true, validateFormats: true })
  addFormats.default(newer)
  newer.addFormat('hex-color', /^#[0-9a-f]{6}$/i)
  newer.addFormat('string', true)
  newer.addFormat('^[0-9]+$', /^[0-9]+$/)
  const older = new Ajv({ code, strict: false, allErrors: true })
  addFormats.default(older)
  const described = new Map<
    string,
    { readonly id: string; readonly description: Description; readonly path: string }
  >()
  for (const area of areas) {
    const id = `2026-${area}`
    const description = readJson(`2026/zoho-crm-${area}-openapi.json`) as Description & AnySchema
    newer.addSchema(description, id)
    for (const path of Object.keys(description.paths)) {
      const shape = shapeOf(path)
      if (!described.has(shape)) described.set(shape, { id, description, path })
    }
  }
  const old = openOlder(older)
  const compiled = new Map<string, ValidateFunction>()
  const validate = (ajv: Ajv | Ajv2020, $ref: string, body: unknown): readonly string[] => {
    const check = compiled.get($ref) ?? ajv.compile({ $ref })
    compiled.set($ref, check)
    return check(body) ? [] : summarize(check.errors ?? [])
  }

  return ({ method, template, status, body }) => {
    const verb = method.toLowerCase()
    const found = described.get(shapeOf(template)) ?? described.get(anyModule(template))
    const operation = found?.description.paths[found.path]?.[verb]
    if (found !== undefined && operation !== undefined) {
      const response = operation.responses[String(status)]
      if (response === undefined) return ['status not described']
      const shared = response.$ref?.split('/').pop()
      if (shared !== undefined) {
        const component = found.description.components?.responses?.[shared]
        if (component?.content === undefined) return body === undefined ? [] : ['must have no body']
        const content = `/components/responses/${shared}/content/${escape('application/json')}/schema`
        return validate(newer, `${found.id}#${content}`, body)
      }
      if (hasNoJson(response.content)) return hasNoBody(body, response.content, status)
      const pointer = `/paths/${escape(found.path)}/${verb}/responses/${status}/content/${escape('application/json')}/schema`
      return validate(newer, `${found.id}#${pointer}`, body)
    }
    const shape = shapeOf(`/crm/v8${template}`)
    const [older25] = old.flatMap((each) => {
      const paths = Object.keys(each.description.paths)
      const path = paths.find((one) => shapeOf(one) === shape && each.description.paths[one]?.[verb])
      return path === undefined ? [] : [{ ...each, path }]
    })
    if (older25 === undefined) return ['operation not described']
    const { path } = older25
    const response = older25.description.paths[path]?.[verb]?.responses[String(status)]
    if (response === undefined) return ['status not described']
    if (response.$ref === undefined && response.content !== undefined) {
      if (hasNoJson(response.content)) return hasNoBody(body, response.content, status)
      // Some say that there is JSON, and not which.
      if (!JSON.stringify(response.content).includes('"schema"')) return []
      const pointer = `/paths/${escape(path)}/${verb}/responses/${status}/content/${escape('application/json')}/schema`
      return validate(older, `${older25.id}#${pointer}`, body)
    }
    const component =
      meant[`${method} ${path.slice('/crm/v8'.length)} ${status}`] ?? response.$ref?.split('/').pop()
    if (component === undefined) return body === undefined ? [] : ['must have no body']
    const content = `/components/responses/${component}/content/${escape('application/json')}/schema`
    return validate(older, `${older25.id}#${content}`, body)
  }
}

/** One description gives errors the type of the bytes that were asked for: their bodies are not described. */
function hasNoBody(body: unknown, content: unknown, status: number): readonly string[] {
  return body === undefined || (content !== undefined && status >= 400) ? [] : ['must have no body']
}

/** Whether an answer has nothing, or bytes alone. */
function hasNoJson(content: unknown): boolean {
  return !Object.keys(content ?? {}).includes('application/json')
}

/** A path without the names of its values. */
function shapeOf(path: string): string {
  return path.replaceAll(/:\w+|\{\w+\}/g, '{}')
}

/** The shape of a path of one module, for any module. */
function anyModule(path: string): string {
  return shapeOf(path).replace(/^\/[A-Z]\w*(?=\/)/, '/{}')
}

/** Files of 2025-06 refer to each other by one absolute address; it is read from them. */
function openOlder(ajv: Ajv): readonly { readonly id: string; readonly description: Description }[] {
  const [, base = ''] = /"(https:[^"]*\/)common\.json#/.exec(readText('2025-06/user_groups.json')) ?? []
  for (const name of readdirSync(`${folder}/2025-06`)) {
    ajv.addSchema(readJson(`2025-06/${name}`) as AnySchema, `${base}${name}`)
  }
  return [
    'user_groups.json',
    'users.json',
    'territories.json',
    'users_unavailability.json',
    'record_locking.json',
    'layouts.json',
    'related_lists.json',
    'wizards.json',
    'global_picklists.json',
    'features.json',
    'available_currencies.json',
    'sharing_rules.json',
    'attachments.json',
    'field_attachments.json',
    'inventory_mass_convert.json',
    'portals.json',
    'portals_meta.json',
    'reschedule_history.json',
    'zia_people_enrichment.json',
    'contact_roles.json',
    'blueprint.json',
  ].map((name) => ({
    id: `${base}${name}`,
    description: readJson(`2025-06/${name}`) as Description,
  }))
}

/** One sentence a place and complaint. Below a failed choice the complaints of every branch would drown it. */
function summarize(errors: readonly ErrorObject[]): readonly string[] {
  const choices = errors.filter(({ keyword }) => keyword === 'oneOf' || keyword === 'anyOf')
  const outermost = choices.filter(
    ({ instancePath }) => !choices.some((other) => isBelow(instancePath, other.instancePath)),
  )
  const shown = errors.filter(
    (error) =>
      outermost.includes(error) ||
      !outermost.some(
        ({ instancePath }) =>
          error.instancePath === instancePath || isBelow(error.instancePath, instancePath),
      ),
  )
  return [...new Set(shown.map(describe))].toSorted()
}

function describe({ instancePath, message, params }: ErrorObject): string {
  const place = instancePath.replaceAll(/\/\d+/g, '/*') || '/'
  const extra: unknown = params['additionalProperty']
  return `${place} ${message ?? 'is wrong'}${typeof extra === 'string' ? `: ${extra}` : ''}`
}

function isBelow(path: string, other: string): boolean {
  return path.startsWith(`${other}/`)
}

function escape(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))
}

function readJson(name: string): unknown {
  return JSON.parse(readText(name))
}

function readText(name: string): string {
  return readFileSync(`${folder}/${name}`, 'utf8')
}
