import { fault } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { nextId } from '../../data.ts'
import { invalid, invalidId, RowFault } from '../../fields/row-fault.ts'
import { place } from '../fields/check-draft.ts'
import type { LayoutRow, SectionRow } from './layout-row.ts'
import { placeField } from './place-fields.ts'
import type { SectionDraft } from './read-layout.ts'

/** Fields that one call may make, move or take away, over all sections. */
const MOST_FIELDS = 5

/** The sections of a layout after a change. @throws RowFault */
export function changeSections(
  layout: LayoutRow,
  drafts: readonly SectionDraft[],
  path: string,
  call: Call,
): readonly SectionRow[] {
  const count = drafts
    .map(({ fields }) => (Array.isArray(fields) ? fields.length : 0))
    .reduce((a, b) => a + b, 0)
  if (count > MOST_FIELDS) throw invalid(place(`${path}.sections`, 'fields'), { maximum_length: MOST_FIELDS })
  let sections = layout.sections
  for (const [index, draft] of drafts.entries())
    sections = changeSection(sections, draft, `${path}.sections[${index}]`, layout.module, call)
  return sections
}

function changeSection(
  before: readonly SectionRow[],
  draft: SectionDraft,
  path: string,
  module: string,
  call: Call,
): readonly SectionRow[] {
  const { fields: sent = [], sequence_number: number, id, ...rest } = draft
  const known = id === undefined ? newSection(draft, path, call) : before.find((each) => each.id === id)
  if (known === undefined) throw invalidId(place(path, 'id'))
  if (Object.hasOwn(draft, '_delete')) return removeSection(before, known, path, module, call)
  refuseLabel(before, known, draft.display_label, path)
  const section = { ...known, ...rest }
  const others = before.filter((each) => each.id !== known.id)
  const index = before.findIndex((each) => each.id === known.id)
  const to = number === undefined ? (index < 0 ? others.length : index) : Math.max(number - 1, 0)
  let sections: readonly SectionRow[] = [...others.slice(0, to), section, ...others.slice(to)]
  if (!Array.isArray(sent)) throw invalid(place(path, 'fields'), { expected_data_type: 'jsonarray' })
  for (const [at, row] of sent.entries())
    sections = placeField(sections, section.id, row, `${path}.fields[${at}]`, module, call)
  return sections
}

function newSection(draft: SectionDraft, path: string, { data }: Call): SectionRow {
  if (draft.display_label === undefined) {
    const expected = [place(path, 'id'), place(path, 'display_label')]
    throw new RowFault(
      fault('EXPECTED_FIELD_MISSING', 'expected field missing', { expected_fields: expected }),
    )
  }
  return { id: nextId(data), display_label: draft.display_label, column_count: 2, fields: [] }
}

/** Its fields become unused; one that every record needs cannot. */
function removeSection(
  before: readonly SectionRow[],
  { id, fields }: SectionRow,
  path: string,
  module: string,
  { data }: Call,
): readonly SectionRow[] {
  const isNeeded = fields.some(
    ({ api_name: name }) => data.modules.fieldOf(module, name)?.system_mandatory === true,
  )
  if (isNeeded)
    throw new RowFault(fault('NOT_ALLOWED', 'the section has mandatory fields', place(path, '_delete')))
  return before.filter((each) => each.id !== id)
}

function refuseLabel(
  sections: readonly SectionRow[],
  { id }: SectionRow,
  label: string | undefined,
  path: string,
): void {
  const same = sections.some(
    (each) => each.id !== id && each.display_label.toLowerCase() === label?.toLowerCase(),
  )
  if (same) throw new RowFault(fault('DUPLICATE_DATA', 'duplicate data', place(path, 'display_label')))
}
