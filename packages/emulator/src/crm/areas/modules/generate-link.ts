import { badParameter, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { orgOf } from '../../data.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'

/** `GET /settings/module/{module}/actions/generate_link`: where Zoho's user interface shows it. */
export function generateLink({ ids: [name = ''], data, site }: Call): CrmAnswer {
  const module = data.modules.find(name)
  if (module === undefined) throw new Refusal(badParameter('module'))
  const { plural_label: label, id, api_name: tab } = module
  return ok({ generate_link: { name: label, id, web_link: `${site}/crm/org${orgOf(data).zgid}/tab/${tab}` } })
}
