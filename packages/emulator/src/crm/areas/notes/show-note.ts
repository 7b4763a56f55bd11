import type { Call } from '../../call.ts'
import { knownRows } from '../../known-rows.ts'
import type { RecordRow } from '../records/record-row.ts'
import { viewRecords } from '../records/show-record.ts'
import { hangingOn, parentOf, sizeOf } from '../records/record-parent.ts'

const MODULE = 'Notes'

/** Everything that is said of a note. */
const all =
  'Owner Modified_Time $attachments $voice_note $editable Created_Time Parent_Id $is_shared_to_client Modified_By $size $state Note_Title Created_By Note_Content $sharing_permission'.split(
    ' ',
  )
/** What Zoho says of a note that nothing is special about. */
const usualMarks: Readonly<Record<string, unknown>> = {
  $voice_note: false,
  $is_shared_to_client: false,
  $size: null,
}

/** How notes are answered. @param names undefined: with everything */
export function viewNotes(
  names: readonly string[] = all,
  call: Call,
): (note: RecordRow) => Record<string, unknown> {
  const view = viewRecords(MODULE, names, call)
  const asked = new Set(names)
  const isOld = call.version < 7
  return (note) => {
    const shown = view.row(note)
    for (const [name, value] of Object.entries(usualMarks)) if (asked.has(name)) shown[name] = value
    if (asked.has('$attachments')) shown['$attachments'] = attachmentsOf(note, call)
    if (asked.has('Parent_Id')) Object.assign(shown, showParent(note, isOld, call))
    return shown
  }
}

/** Before version 7 the module of the parent stands beside it. */
function showParent(note: RecordRow, isOld: boolean, call: Call): Record<string, unknown> {
  const { module, id } = parentOf(note)
  const name = knownRows(call).nameOf(module, id)
  if (isOld) return { Parent_Id: { name, id }, $se_module: module }
  const of = call.data.modules.find(module)
  return { Parent_Id: { module: { api_name: module, id: of?.id ?? '' }, name: name ?? '', id } }
}

function attachmentsOf(note: RecordRow, call: Call): readonly unknown[] | null {
  const attached = hangingOn({ module: MODULE, id: note.id }, 'Attachments', call)
  const shown = attached.map((each) => ({
    $file_id: each['$file_id'] ?? null,
    File_Name: each['File_Name'],
    Size: sizeOf(each),
    id: each.id,
  }))
  return shown.length === 0 ? null : shown
}
