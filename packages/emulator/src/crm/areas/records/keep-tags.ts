import type { Call } from '../../call.ts'
import { nextId } from '../../data.ts'
import { nowOf } from '../../stamps.ts'
import type { KeptTag, TagRow } from './tag-row.ts'

/** The tags of these names, each once; one that the module does not have yet is made. */
export function keepTags(
  sent: readonly { readonly name: string; readonly color_code?: string | null }[],
  module: string,
  call: Pick<Call, 'data' | 'user' | 'now'>,
): readonly KeptTag[] {
  const tags = new Map<string, KeptTag>()
  for (const { name, color_code = null } of sent) {
    const known = tagNamed(name, module, call)
    const tag = known ?? call.data.tags.insert(newTag({ module, name, color_code }, call))
    tags.set(tag.id, keptTag(tag))
  }
  return [...tags.values()]
}

/** The tag of a module that has this name, in whatever case. */
export function tagNamed(name: string, module: string, { data }: Pick<Call, 'data'>): TagRow | undefined {
  return data.tags.where('name', `${module}.${name.toLowerCase()}`)[0]
}

/** A tag that the caller makes now. */
export function newTag(
  tag: Pick<TagRow, 'module' | 'name' | 'color_code'>,
  call: Pick<Call, 'data' | 'user' | 'now'>,
): TagRow {
  const [time, by] = [nowOf(call), { id: call.user.id }]
  return {
    id: nextId(call.data),
    ...tag,
    created_time: time,
    created_by: by,
    modified_time: time,
    modified_by: by,
  }
}

/** A tag as records keep it. */
export function keptTag({ id, name, color_code }: TagRow): KeptTag {
  return { name, id, color_code }
}
