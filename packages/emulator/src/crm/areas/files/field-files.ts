import { isJsonObject, own } from '../../../json.ts'
import { fault, flat, missingParameter, noContent } from '../../answers.ts'
import type { Call } from '../../call.ts'
import type { Field, Place } from '../../fields/field.ts'
import { invalid } from '../../fields/row-fault.ts'
import type { RowChange } from '../../fields/row-lists.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { nowOf } from '../../stamps.ts'
import { parentOfPath } from '../records/record-parent.ts'
import { answerFile } from './keep-file.ts'

/** Whether a field holds files. */
export function holdsFiles({ data_type: type }: Pick<Field, 'data_type'>): boolean {
  return type === 'fileupload' || type === 'imageupload'
}

/** Changes of a field of files, each with what is known of its file. @throws RowFault for the id of no file */
export function describeFiles(
  changes: readonly RowChange[],
  field: Field,
  { api_name, json_path }: Place,
  call: Pick<Call, 'data' | 'user' | 'now'>,
): readonly RowChange[] {
  return changes.map((change, index) => {
    const id = change.values['File_Id__s']
    if (typeof id !== 'string') return change
    const file = call.data.files.get(id)
    if (file === undefined) throw invalid({ api_name, json_path: `${json_path}[${index}].File_Id__s` })
    const [time, by] = [nowOf(call), { id: call.user.id }]
    const values = {
      File_Id__s: id,
      File_Name__s: file.name,
      Size__s: String(file.size),
      Created_Time__s: time,
      Modified_Time__s: time,
      Created_By__s: by,
      Modified_By__s: by,
      Owner__s: by,
      ...(field.data_type === 'imageupload' ? imageOf(id, index) : {}),
    }
    return { ...change, values }
  })
}

function imageOf(id: string, index: number): Readonly<Record<string, unknown>> {
  return { Preview_Id__s: id, Description__s: null, Sequence_Number__s: index + 1, State__s: 'save' }
}

/** `GET /{module}/{record}/actions/download_fields_attachment`: by the id of the row in the field. */
export function downloadFieldAttachment(call: Call): CrmAnswer {
  const { record, module } = parentOfPath(call)
  const { data, query } = call
  const id = query.get('fields_attachment_id')
  if (id === null || id === '') throw new Refusal(missingParameter('fields_attachment_id'))
  const rows = data.modules
    .fieldsOf(module)
    .filter(holdsFiles)
    .flatMap(({ api_name: name }) => own(record, name) ?? [])
    .filter(isJsonObject)
  const row = rows.find((each) => own(each, 'id') === id)
  if (row === undefined) {
    const details = { param_name: 'fields_attachment_id' }
    throw new Refusal(flat(400, fault('INVALID_DATA', 'the id given seems to be invalid', details)))
  }
  const file = data.files.get(String(own(row, 'File_Id__s')))
  return file === undefined ? noContent : answerFile(file, 'application/x-download')
}
