import { parameter, type Visit } from '../kernel/visit.ts'
import { organizationsOf } from './account-choices.ts'
import { htmlError } from './answers.ts'
import { readAuthorization } from './authorization-request.ts'
import { finishAuthorization, refuseAuthorization } from './finish-authorization.ts'

/** The form of the consent page. */
export function answerApproval(visit: Visit): Response {
  const { kernel, host } = visit
  const foreign = refuseForeignForm(visit)
  if (foreign !== undefined) return foreign
  const asked = readAuthorization(visit)
  if (asked instanceof Response) return asked
  const decision = parameter(visit, 'decision')
  if (decision === 'deny') return refuseAuthorization(asked)
  const options = organizationsOf(kernel, host.dataCenter.id, parameter(visit, 'account') ?? '')
  const chosen = options.find(({ place }) => place.key === parameter(visit, 'organization'))
  if (decision !== 'allow' || chosen === undefined) {
    return htmlError(visit, 400, 'Bad Request', 'Choose an organisation, then Allow or Deny.')
  }
  return finishAuthorization(visit, asked, chosen)
}

/** A page of somebody else must not be able to press Allow. */
export function refuseForeignForm(visit: Visit): Response | undefined {
  const origin = visit.request.headers.get('origin')
  if (origin === null || origin === visit.host.dataCenter.accounts || origin === visit.url.origin) {
    return undefined
  }
  return htmlError(visit, 403, 'Forbidden', 'This form was sent from another site.')
}
