import { fieldsWith, followPicklist, renameValues, type FollowerData } from './follow-picklist.ts'

/** The work of a deletion: fields keep their options, as their own. */
export function finishPicklistDeletion(data: FollowerData, id: string): void {
  if (!data.globalPicklists.has(id)) return
  for (const field of fieldsWith(data, id))
    data.modules.tables.fields.replace({ ...field, global_picklist: null })
  data.globalPicklists.remove(id)
}

/** What a replacement does when it is due. */
export interface Replacement {
  readonly picklist: string
  readonly from: string
  readonly to: string
}

/** The work of a replacement: records carry the other option, and the old one is unused. */
export function finishReplacement(data: FollowerData, { picklist: id, from, to }: Replacement): void {
  const row = data.globalPicklists.get(id)
  const [old, other] = [from, to].map((each) => row?.pick_list_values.find((option) => option.id === each))
  if (row === undefined || old === undefined || other === undefined) return
  for (const field of fieldsWith(data, id))
    renameValues(field, new Map([[old.display_value, other.display_value]]), data)
  const options = row.pick_list_values.map((option) =>
    option.id === from ? { ...option, type: 'unused' as const } : option,
  )
  data.globalPicklists.replace({
    ...row,
    pick_list_values: options,
    replaced: row.replaced.filter((each) => each !== from),
    associations: row.associations.map((each) => (each.value === from ? { ...each, value: to } : each)),
  })
  followPicklist(row, data)
}
