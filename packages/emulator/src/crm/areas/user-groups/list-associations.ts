import { noContent, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import type { CrmAnswer } from '../../request.ts'
import type { Association } from './group-row.ts'
import { findGroup } from './find-group.ts'

/** `GET /settings/user_groups/{group}/actions/associations`: what uses the group. */
export function listAssociations(call: Call): CrmAnswer {
  const { associations } = findGroup(call)
  if (associations.length === 0) return noContent
  const { associationDetailKey } = call.readings.userGroups
  return ok({
    associations: associations.map(({ type, resource, details }: Association) => ({
      type,
      resource: { name: resource.name, id: resource.id },
      [associationDetailKey]:
        details === null ? null : { module: { api_name: details.module.api_name, id: details.module.id } },
    })),
  })
}
