import type { ToolkitError } from '@x/dc/error'
import { isToolkitError } from '@x/dc/error'
import type { Source, SourceInput } from '@x/user-groups'

/** What stands in the form of a group: as it was typed, right or wrong. */
export interface GroupForm {
  readonly name: string
  readonly description: string
  /** `users:3652397000000186017`, as the check boxes send it. */
  readonly sources: readonly string[]
  /** Those of them that take in what lies below. */
  readonly below: readonly string[]
  /** Names this attempt, so that a second click is the same one. */
  readonly once: string
}

/** Which field an error belongs to; `form` when to none. */
export type Field = 'name' | 'description' | 'sources' | 'form'

/** A refusal, at its field, in Zoho's own words. */
export interface Problem {
  readonly field: Field
  readonly text: string
  readonly code: string
}

export const kinds = ['users', 'roles', 'territories', 'groups'] as const

export function emptyForm(): GroupForm {
  return { name: '', description: '', sources: [], below: [], once: crypto.randomUUID() }
}

/** What a browser sent; what is not there is empty. */
export function readForm(body: Readonly<Record<string, unknown>>): GroupForm {
  const one = (name: string): string => {
    const value = body[name]
    // NUL cannot be stored, and no keyboard has it.
    return typeof value === 'string' ? value.replaceAll('\0', '') : ''
  }
  const many = (name: string): readonly string[] =>
    [body[name]].flat().filter((value): value is string => typeof value === 'string')
  return {
    name: one('name'),
    description: one('description'),
    sources: many('sources'),
    below: many('below'),
    once: one('once').slice(0, 100),
  }
}

/** The form of a group that is there. */
export function formOf(
  group: { readonly name: string; readonly description: string | null },
  sources: readonly Source[],
): GroupForm {
  return {
    name: group.name,
    description: group.description ?? '',
    sources: sources.map(keyOf),
    below: sources.filter((each) => each.subordinates === true || each.sub_territories === true).map(keyOf),
    once: crypto.randomUUID(),
  }
}

const keyOf = ({ type, source }: Source): string => `${type}:${source.id}`

/** The sources as `@x/user-groups` takes them. */
export function sourcesOf({ sources, below }: GroupForm): readonly SourceInput[] {
  return sources.map((key) => {
    const [type = '', id = ''] = key.split(':')
    const withBelow = below.includes(key)
    return {
      type,
      source: { id },
      ...(type === 'roles' ? { subordinates: withBelow } : {}),
      ...(type === 'territories' ? { sub_territories: withBelow } : {}),
    }
  })
}

/** What of an error the form can show; `undefined`: it is not about what was typed. */
export function problemOf(error: unknown): Problem | undefined {
  if (isToolkitError(error, 'INVALID_ID')) return { field: 'sources', text: error.message, code: error.code }
  if (!isToolkitError(error) || error.name !== 'ZohoApiError') return undefined
  const { status, details, zohoMessage } = error as ToolkitError & {
    readonly status: number
    readonly details: Readonly<Record<string, unknown>>
    readonly zohoMessage: string
  }
  if (status >= 500) return undefined
  const where = [details['api_name'], details['json_path']]
    .filter((part) => typeof part === 'string')
    .join(' ')
  const field = (['sources', 'description', 'name'] as const).find((each) =>
    where.includes(each === 'sources' ? 'source' : each),
  )
  return { field: field ?? 'form', text: zohoMessage, code: error.code }
}
