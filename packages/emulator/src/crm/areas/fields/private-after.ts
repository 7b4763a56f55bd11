import { isJsonObject, own } from '../../../json.ts'
import { fault } from '../../answers.ts'
import { orgOf, type OrgData } from '../../data.ts'
import type { Field } from '../../fields/field.ts'
import type { Values } from '../../fields/read-row.ts'
import { RowFault } from '../../fields/row-fault.ts'
import { place } from './check-draft.ts'

/** What a field says of being personal after a write: who may not read it is chosen in Zoho's setup. @throws RowFault while privacy is off */
export function privateAfter(
  before: Pick<Field, 'private'> | undefined,
  draft: Values,
  path: string,
  data: OrgData,
): Pick<Field, 'private'> {
  const sent = own(draft, 'private')
  if (sent === undefined) return {}
  if (orgOf(data)['privacy_settings'] !== true)
    throw new RowFault(fault('NOT_ALLOWED', 'privacy settings are not enabled', place(path, 'private')))
  if (!isJsonObject(sent)) return { private: null }
  const held = before?.private
  return { private: { restricted: false, export: false, ...(isJsonObject(held) ? held : {}), ...sent } }
}
