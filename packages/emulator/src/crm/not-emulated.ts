import { fault, flat } from './answers.ts'
import { route, type Route } from './route.ts'

/** Calls that share the sub-concurrency limit, as Zoho's page on limits lists them. */
const HEAVY = /^\/(?:coql|__composite_requests|[^/]+\/search|[^/]+\/[^/]+\/actions\/(?:convert|send_mail))$/

/** Operations that Zoho documents and the emulator does not serve. An operation that comes to be served leaves the list. */
const lines: readonly string[] = [
  'GET /:module/:recordId/Emails',
  'GET /:module/:recordId/Emails/:messageId',
  'GET /:module/:recordId/Emails/actions/download_attachments',
  'GET /:module/:recordId/Emails/actions/download_inline_images',
  'GET /:module/:recordId/Entity_Scores__s',
  'GET,POST,PUT /:module/:recordId/__email_drafts',
  'GET,PUT,DELETE /:module/:recordId/__email_drafts/:draft',
  'GET /:module/:recordId/__emails_sharing_details',
  'POST /:module/:recordId/actions/associate_email',
  'POST /:module/:recordId/actions/download_mail_merge',
  'POST /:module/:recordId/actions/send_mail',
  'POST /:module/:recordId/actions/send_mail_merge',
  'POST /:module/:recordId/actions/share_emails',
  'POST /:module/:recordId/actions/sign_mail_merge',
  'POST /:module/:id/actions/unblock_email',
  'POST /:module/:recordId/actions/unshare_emails',
  'POST /:module/actions/enrol_in_cadences',
  'PUT /:module/actions/run_scoring_rules',
  'POST /:module/actions/share_emails',
  'POST /:module/actions/unblock_email',
  'POST /:module/actions/unenrol_from_cadences',
  'POST /:module/actions/unshare_emails',
  'POST /:module/bulk/search',
  'POST,DELETE /Contacts/:contactId/Emails/:messageId/actions/link_record',
  'POST,DELETE /Contacts/:contactId/Emails/actions/link_record',
  'GET /Entity_Scores__s',
  'GET /Entity_Scores__s/:id',
  'GET /actions/email_available',
  'GET,POST,PUT,PATCH,DELETE /actions/watch',
  'GET /settings/automation/assignment_rules',
  'GET /settings/automation/assignment_rules/:id',
  'GET /settings/automation/cadences',
  'GET,POST,DELETE /settings/automation/field_updates',
  'GET,PUT,DELETE /settings/automation/field_updates/:id',
  'GET,POST,PUT,DELETE /settings/automation/scoring_rules',
  'GET,PUT,DELETE /settings/automation/scoring_rules/:id',
  'PUT,DELETE /settings/automation/scoring_rules/:id/actions/activate',
  'POST /settings/automation/scoring_rules/:id/actions/clone',
  'GET,POST,DELETE /settings/automation/tasks',
  'GET,PUT,DELETE /settings/automation/tasks/:id',
  'GET /settings/automation/webhook_failures',
  'GET,POST,PUT,DELETE /settings/automation/webhooks',
  'GET,PUT,DELETE /settings/automation/webhooks/:id',
  'GET /settings/automation/webhooks/actions/associated_modules',
  'GET /settings/automation/webhooks/actions/usage_reports',
  'GET,POST,PUT,DELETE /settings/automation/workflow_rules',
  'GET,PUT,DELETE /settings/automation/workflow_rules/:id',
  'GET /settings/automation/workflow_rules/:id/actions/usage',
  'GET /settings/automation/workflow_rules/actions/actions_count',
  'GET /settings/automation/workflow_rules/actions/module_specific_count',
  'PUT /settings/automation/workflow_rules/actions/reorder',
  'GET /settings/automation/workflow_rules/actions/rules_count',
  'GET /settings/email_templates',
  'GET /settings/email_templates/:id',
  'GET /settings/emails/actions/from_addresses',
  'GET /settings/inventory_templates',
  'GET /settings/inventory_templates/:id',
  'GET /settings/signals',
  'GET /settings/unsubscribe_link/actions/associations',
  'GET,POST,PUT /settings/unsubscribe_links',
  'GET,PUT,DELETE /settings/unsubscribe_links/:id',
  'POST /settings/variable_groups/actions/generate_api_name',
  'POST /settings/variables/actions/generate_api_name',
  'GET /workflow_configurations',
]

/**
 * Routes that say so: whoever calls them has made no mistake. The status is one that Zoho never sends; scopes are not
 * looked at.
 */
export const notEmulated: readonly Route[] = lines.flatMap((line) => {
  const [methods = '', path = ''] = line.split(' ')
  const heavy = (): boolean => HEAVY.test(path)
  return methods
    .split(',')
    .map((method) => route(`${method} ${path}`, [], () => answer(method, path), { heavy }))
})

function answer(method: string, path: string): ReturnType<typeof flat> {
  return flat(
    501,
    fault(
      'NOT_EMULATED',
      `The emulator does not serve ${method} ${path}. Zoho does: answer the call yourself in this test, or add a route.`,
    ),
  )
}
