import type { Call } from '../../call.ts'
import type { LayoutRow, SectionRow } from './layout-row.ts'

/** A field that left the last layout it stood in is unused and keeps its values; one that stands in one is used. */
export function settleUse(before: LayoutRow, after: readonly SectionRow[], { data }: Call): void {
  const { modules } = data
  const { module } = before
  const placed = new Set(modules.layoutsOf(module).flatMap(({ sections }) => namesIn(sections)))
  for (const name of new Set([...namesIn(before.sections), ...namesIn(after)])) {
    const field = modules.fieldOf(module, name)
    const type = placed.has(name) ? 'used' : 'unused'
    if (field !== undefined && field.type !== type) modules.tables.fields.replace({ ...field, type })
  }
}

function namesIn(sections: readonly SectionRow[]): readonly string[] {
  return sections.flatMap(({ fields }) => fields.map(({ api_name: name }) => name))
}
