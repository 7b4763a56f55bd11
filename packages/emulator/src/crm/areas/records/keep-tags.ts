import type { Call } from '../../call.ts'
import { nextId } from '../../data.ts'
import type { TagRow } from './tag-row.ts'

/** The tags of these names, each once; one that the module does not have yet is made. */
export function keepTags(
  sent: readonly { readonly name: string }[],
  module: string,
  { data }: Call,
): readonly Pick<TagRow, 'id' | 'name' | 'color_code'>[] {
  const tags = new Map<string, Pick<TagRow, 'id' | 'name' | 'color_code'>>()
  for (const { name } of sent) {
    const [known] = data.tags.where('name', `${module}.${name.toLowerCase()}`)
    const { id, color_code } = known ?? data.tags.insert({ id: nextId(data), module, name, color_code: null })
    tags.set(id, { name: known?.name ?? name, id, color_code })
  }
  return [...tags.values()]
}
