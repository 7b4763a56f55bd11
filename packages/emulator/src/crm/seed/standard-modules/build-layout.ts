import type { SectionRow } from '../../areas/layouts/layout-row.ts'
import type { ParsedField } from './parse-fields.ts'

/** Read-only fields that stand outside of every layout. */
const outside =
  /^(?:id|Record_Status__s|Change_Log_Time__s|Locked__s|Enrich_Status__s|Last_Enriched_Time__s|Layout)$/

/** The sections of a standard layout, each with the fields that belong there. */
export function buildSections(
  labels: readonly string[],
  fields: readonly ParsedField[],
  nextId: () => string,
): readonly SectionRow[] {
  const placed = fields.filter(({ name }) => !outside.test(name))
  return labels.map((label) => ({
    id: nextId(),
    display_label: label,
    column_count: label.endsWith(' Information') && !label.startsWith('Description') ? 2 : 1,
    fields: placed
      .filter((field) => sectionOf(field, labels) === label)
      .map(({ name, required }) => ({ api_name: name, required })),
  }))
}

/** What belongs into a section of its own, and the label of that. */
const places: readonly (readonly [belongs: (field: ParsedField) => boolean, label: RegExp])[] = [
  [({ kind }) => kind === 'profileimage', / Image$/],
  [({ kind }) => kind === 'subform', / Items$/],
  [({ kind }) => kind === 'rows', /^Pricing/],
  [({ name }) => name === 'Terms_and_Conditions', /^Terms/],
  [({ name }) => name === 'Description', /^Description/],
  [({ name }) => name.startsWith('Data_'), /^Data Privacy/],
  [({ name }) => /(?:^|_)(?:Street|City|State|Country|Code|Zip)$/.test(name), /^Address/],
]

/** Which section a field stands in: one of its own kind if there is one, else the one that has the module's name. */
function sectionOf(field: ParsedField, labels: readonly string[]): string | undefined {
  const [, pattern] = places.find(([belongs]) => belongs(field)) ?? []
  const own = pattern && labels.find((label) => pattern.test(label))
  return own ?? labels.find((label) => label.endsWith(' Information'))
}
