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

/** Whoever takes in what lies below a role or territory of a new group has chosen it, too. */
export function withBelow(form: GroupForm): GroupForm {
  return { ...form, sources: [...new Set([...form.sources, ...form.below])] }
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
    const isWhole = below.includes(key)
    return {
      type,
      source: { id },
      ...(type === 'roles' ? { subordinates: isWhole } : {}),
      ...(type === 'territories' ? { sub_territories: isWhole } : {}),
    }
  })
}
