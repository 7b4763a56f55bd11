import { fault, flat, wrapped } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { nextId } from '../../data.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { pointerField } from '../../../engine/rows.ts'
import { findGroup, GROUP_SEGMENT } from './find-group.ts'
import type { GroupRow } from './group-row.ts'

/** `DELETE /settings/user_groups/{group}`: immediately, or by a job; a reading decides. */
export function deleteUserGroup(call: Call): CrmAnswer {
  const { data, readings } = call
  const group = findGroup(call)
  if (readings.userGroups.deletionInUse === 'refused' && isUsed(group, call)) {
    throw refused('ALREADY_USED', 'the group is used by a rule or by another group')
  }
  if (readings.userGroups.deletion === 'job') return schedule(group, call)
  data.groups.remove(group.id)
  return wrapped(200, 'user_groups', [
    { code: 'SUCCESS', details: { id: group.id }, message: 'User group deleted', status: 'success' },
  ])
}

function schedule(group: GroupRow, { data, readings, now }: Call): CrmAnswer {
  if (data.groupDeletions.where('open', group.id).length > 0) {
    throw refused('NOT_ALLOWED', 'the group is being deleted')
  }
  const id = nextId(data)
  const finishes = now + readings.userGroups.deletionJobMs
  data.groupDeletions.insert({
    id,
    user_group: { id: group.id },
    scheduled_at: now,
    finishes_at: finishes,
    done: false,
  })
  data.jobs.schedule({ kind: 'delete-user-group', due: finishes, input: id })
  return wrapped(200, 'user_groups', [
    {
      code: 'SCHEDULED',
      details: { job_id: id },
      message: 'User group deletion scheduled',
      status: readings.userGroups.scheduledStatus,
    },
  ])
}

function isUsed(group: GroupRow, { data }: Call): boolean {
  return group.associations.length > 0 || data.groups.where(pointerField('user_groups'), group.id).length > 0
}

function refused(code: string, message: string): Refusal {
  return new Refusal(flat(400, fault(code, message, { resource_path_index: GROUP_SEGMENT })))
}
