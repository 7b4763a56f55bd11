import { badParameter, noContent, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { moduleOfQuery } from '../modules/module-of.ts'
import { showField } from './show-field.ts'

/** `GET /settings/fields`: all of a module, without pages. */
export function listFields(call: Call): CrmAnswer {
  const { data, query } = call
  const { api_name: module } = moduleOfQuery(call)
  const type = query.get('type') ?? 'used'
  if (!['used', 'unused', 'all'].includes(type)) throw new Refusal(badParameter('type'))
  const include = (query.get('include') ?? '').split(',')
  const fields = data.modules.fieldsOf(module).filter((field) => type === 'all' || field.type === type)
  if (fields.length === 0) return noContent
  return ok({
    fields: fields.map((field) => ({
      ...showField(field, data),
      ...(include.includes('allowed_permissions_to_update') && {
        allowed_permissions_to_update: {
          read_write: true,
          read_only: true,
          hidden: field.system_mandatory !== true,
        },
      }),
    })),
  })
}
