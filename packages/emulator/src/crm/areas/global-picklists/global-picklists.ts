import { fault } from '../../answers.ts'
import { own } from '../../../json.ts'
import type { Field } from '../../fields/field.ts'
import { RowFault } from '../../fields/row-fault.ts'
import type { Resource } from '../../rows/resource.ts'
import { nowOf } from '../../stamps.ts'
import { apiNameOf } from '../fields/api-name.ts'
import { followPicklist } from './follow-picklist.ts'
import { optionsAfter, type OptionDrafts } from './picklist-options.ts'
import type { GlobalPicklistRow } from './picklist-row.ts'
import { showPicklist } from './show-picklist.ts'

const bodyFields: readonly Field[] = [
  { api_name: 'display_label', data_type: 'text', length: 50, system_mandatory: true },
  { api_name: 'api_name', data_type: 'text', length: 50, pattern: String.raw`^[A-Za-z]\w*$` },
  { api_name: 'description', data_type: 'textarea', length: 1000 },
  { api_name: 'pick_list_values_sorted_lexically', data_type: 'boolean' },
  {
    api_name: 'pick_list_values',
    data_type: 'list',
    length: 1500,
    system_mandatory: true,
    fields: [
      { api_name: 'id', data_type: 'text', length: 19 },
      {
        api_name: 'display_value',
        data_type: 'text',
        length: 120,
        pattern: String.raw`^[\p{L}\p{N}\p{P}\p{Sc} +]*$`,
      },
      { api_name: 'actual_value', data_type: 'text', length: 120 },
      { api_name: 'sequence_number', data_type: 'integer' },
      {
        api_name: 'type',
        data_type: 'picklist',
        closed: true,
        pick_list_values: ['used', 'unused'].map((word) => ({ display_value: word, actual_value: word })),
      },
      { api_name: '_delete', data_type: 'any' },
    ],
  },
]

export const globalPicklists: Resource<GlobalPicklistRow> = {
  key: 'global_picklists',
  table: ({ globalPicklists: table }) => table,
  segment: 2,
  most: 1,
  fields: bodyFields,
  complete: ({ values, at, before, id }, call) => {
    const { pick_list_values: sent, ...rest } = values
    if (before?.presence === false)
      throw new RowFault(fault('NOT_ALLOWED', 'it is scheduled for deletion', { resource_path_index: 2 }))
    const sentLabel = own(values, 'display_label')
    const label = typeof sentLabel === 'string' ? sentLabel : (before?.display_label ?? '')
    const time = nowOf(call)
    const by = { id: call.user.id }
    // The fields above say what the values are.
    return {
      description: null,
      pick_list_values_sorted_lexically: false,
      presence: true,
      replaced: [],
      associations: [],
      created_time: time,
      created_by: by,
      api_name: apiNameOf(label, []),
      ...before,
      ...rest,
      pick_list_values: optionsAfter(before, sent as OptionDrafts | undefined, at('pick_list_values'), call),
      modified_time: time,
      modified_by: by,
      id,
    } as GlobalPicklistRow
  },
  show: (row, call) => showPicklist(row, call),
  follow: ({ before }, { data }) => {
    if (before !== undefined) followPicklist(before, data)
  },
  words: {
    created: 'global picklist added successfully',
    updated: 'global picklist updated',
    deleted: 'global picklist deleted',
  },
}
