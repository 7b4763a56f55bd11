import { noContent, ok } from '../answers.ts'
import type { Call, Outcome } from '../call.ts'
import type { Association } from '../model/state.ts'
import { findGroup } from './find-group.ts'

/** `GET /settings/user_groups/{group}/actions/associations`: what uses the group. */
export function listAssociations(call: Call): Outcome {
  const { associations } = findGroup(call)
  if (associations.length === 0) return noContent
  const { associationDetailKey } = call.readings.userGroups
  return ok({
    associations: associations.map(({ type, resource, module }: Association) => ({
      type,
      resource: { name: resource.name, id: resource.id },
      [associationDetailKey]:
        module === null ? null : { module: { api_name: module.apiName, id: module.id } },
    })),
  })
}
