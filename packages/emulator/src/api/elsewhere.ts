import type { Context } from '../kernel/context.ts'
import { apiError } from './answers.ts'

/** A call at a host of Zoho's that serves no API of the CRM here. */
export function answerElsewhere(context: Context): Response {
  const { role, dataCenter } = context.host
  if (role === 'crm') {
    return apiError(
      context,
      400,
      'INVALID_HOST',
      'The API is not served on this host; call the zohoapis host',
    )
  }
  const what =
    role === 'files'
      ? 'Uploads and downloads are not emulated yet'
      : 'The emulator has the accounts server and the API of Zoho CRM, and nothing of this host'
  return apiError(context, 400, 'INVALID_HOST', `${what}; the API is at ${dataCenter.api.production}`)
}
