import { fault, flat, wrapped } from '../answers.ts'
import type { Call, Outcome } from '../call.ts'
import { removeGroup } from '../model/deletion.ts'
import type { Directory } from '../model/directory.ts'
import { takeId } from '../model/id.ts'
import type { Group } from '../model/state.ts'
import { Refusal } from '../refusal.ts'
import { findGroup, GROUP_SEGMENT } from './find-group.ts'

/** `DELETE /settings/user_groups/{group}`: at once, or by a job; a reading decides. */
export function deleteUserGroup(call: Call): Outcome {
  const { directory, readings } = call
  const group = findGroup(call)
  if (readings.userGroups.deletionInUse === 'refused' && isUsed(group, directory)) {
    throw refused('ALREADY_USED', 'the group is used by a rule or by another group')
  }
  if (readings.userGroups.deletion === 'job') return schedule(group, call)
  const answer = wrapped(200, 'user_groups', [
    { code: 'SUCCESS', details: { id: group.id }, message: 'User group deleted', status: 'success' },
  ])
  return { ...answer, next: removeGroup(directory.state, group.id) }
}

function schedule(group: Group, { directory, readings, now }: Call): Outcome {
  if (directory.state.deletionJobs.some((job) => job.group === group.id && !job.done)) {
    throw refused('NOT_ALLOWED', 'the group is being deleted')
  }
  const { id, state } = takeId(directory.state)
  const job = {
    id,
    group: group.id,
    scheduledAt: now,
    finishesAt: now + readings.userGroups.deletionJobMs,
    done: false,
  }
  const answer = wrapped(200, 'user_groups', [
    {
      code: 'SCHEDULED',
      details: { job_id: id },
      message: 'User group deletion scheduled',
      status: readings.userGroups.scheduledStatus,
    },
  ])
  return { ...answer, next: { ...state, deletionJobs: [...state.deletionJobs, job] } }
}

function isUsed(group: Group, { state }: Directory): boolean {
  return (
    group.associations.length > 0 ||
    state.groups.some(({ sources }) => sources.some(({ type, id }) => type === 'groups' && id === group.id))
  )
}

function refused(code: string, message: string): Refusal {
  return new Refusal(flat(400, fault(code, message, { resource_path_index: GROUP_SEGMENT })))
}
