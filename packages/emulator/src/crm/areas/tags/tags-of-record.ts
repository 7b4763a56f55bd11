import { isJsonObject, own } from '../../../json.ts'
import type { Call } from '../../call.ts'
import type { RecordRow } from '../records/record-row.ts'
import type { KeptTag } from '../records/tag-row.ts'

/** The tags that a record carries. */
export function tagsOf(record: RecordRow): readonly KeptTag[] {
  const tags = own(record, 'Tag')
  // Written by this emulator, or checked with the seed.
  return Array.isArray(tags) ? (tags.filter(isJsonObject) as unknown as readonly KeptTag[]) : []
}

/** The records of a module that carry a tag. */
export function recordsTagged(
  module: string,
  id: string,
  { data }: Pick<Call, 'data'>,
): readonly RecordRow[] {
  return [...data.modules.recordsOf(module).all()].filter((record) =>
    tagsOf(record).some((tag) => tag.id === id),
  )
}

/** Puts a tag in the place of another one in all records that carry it, or nothing. */
export function replaceTag(
  module: string,
  id: string,
  by: KeptTag | undefined,
  call: Pick<Call, 'data'>,
): void {
  for (const record of recordsTagged(module, id, call)) {
    const others = tagsOf(record).filter((tag) => tag.id !== id && tag.id !== by?.id)
    call.data.modules
      .recordsOf(module)
      .replace({ ...record, Tag: by === undefined ? others : [...others, by] })
  }
}
