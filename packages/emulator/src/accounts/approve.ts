import { parameter, type Context } from '../kernel/context.ts'
import { organizationsOf } from './account-choices.ts'
import { htmlError } from './answers.ts'
import { readAuthorization } from './authorization-request.ts'
import { finishAuthorization, refuseAuthorization } from './finish-authorization.ts'

/** The form of the consent page. */
export function answerApproval(context: Context): Response {
  const { services, host } = context
  const foreign = refuseForeignForm(context)
  if (foreign !== undefined) return foreign
  const asked = readAuthorization(context)
  if (asked instanceof Response) return asked
  const decision = parameter(context, 'decision')
  if (decision === 'deny') return refuseAuthorization(asked)
  const options = organizationsOf(services, host.dataCenter.id, parameter(context, 'account') ?? '')
  const chosen = options.find(({ place }) => place.key === parameter(context, 'organization'))
  if (decision !== 'allow' || chosen === undefined) {
    return htmlError(context, 400, 'Bad Request', 'Choose an organization, then Allow or Deny.')
  }
  return finishAuthorization(context, asked, chosen)
}

/** A page of somebody else must not be able to press Allow. */
export function refuseForeignForm(context: Context): Response | undefined {
  const origin = context.request.headers.get('origin')
  if (origin === null || origin === context.host.dataCenter.accounts || origin === context.url.origin) {
    return undefined
  }
  return htmlError(context, 403, 'Forbidden', 'This form was sent from another site.')
}
