import type { Table } from '../../../engine/table.ts'
import type { GroupDeletion, GroupRow } from './group-row.ts'

/** Finished deletions that are remembered. Older ones are forgotten, so that they do not grow without end. */
const REMEMBERED = 100

/** The work of a scheduled deletion: the group goes, and other groups lose it as a source. */
export function finishDeletion(
  {
    groups,
    groupDeletions,
  }: { readonly groups: Table<GroupRow>; readonly groupDeletions: Table<GroupDeletion> },
  id: string,
): void {
  const deletion = groupDeletions.get(id)
  if (deletion === undefined) return
  if (groups.has(deletion.user_group.id)) groups.remove(deletion.user_group.id)
  groupDeletions.replace({ ...deletion, done: true })
  const [oldest, ...others] = groupDeletions.where('done', '')
  if (oldest !== undefined && others.length >= REMEMBERED) groupDeletions.remove(oldest.id)
}

/** How far a deletion is. No source lists the words for groups; these are the ones of Zoho's mass update jobs. */
export function progressOf(deletion: GroupDeletion, now: number): 'SCHEDULED' | 'RUNNING' | 'COMPLETED' {
  const { done, scheduled_at: scheduled, finishes_at: finishes } = deletion
  if (done) return 'COMPLETED'
  return now - scheduled < (finishes - scheduled) / 4 ? 'SCHEDULED' : 'RUNNING'
}
