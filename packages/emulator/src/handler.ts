import { createAccountsApp } from './accounts/app.ts'
import { apiError } from './api/answers.ts'
import { answerApi, readJson } from './api/gateway.ts'
import { isForm, readFormParts } from './api/read-form.ts'
import { malformedBody } from './crm/index.ts'
import { applyFault } from './faults/apply-fault.ts'
import type { Outcome } from './faults/outcome.ts'
import { errorPage } from './pages/error-page.ts'
import type { Host } from './kernel/host.ts'
import { endpointOf } from './kernel/endpoint.ts'
import { secretsOf, type Services } from './kernel/services.ts'
import type { JournalEntry } from './kernel/journal.ts'
import { maskingOf } from './kernel/masking.ts'
import { readBody, readForm, type Body } from './kernel/parameters.ts'
import type { Notes, Context } from './kernel/context.ts'

/** Answers one request at one host. Never rejects. */
export type Handler = (request: Request, host: Host) => Promise<Outcome>

export function createHandler(services: Services): Handler {
  const accounts = createAccountsApp()
  const { clock, faults, journal, exchanges, limits } = services

  const answer = async (context: Context, body: Body): Promise<Outcome> => {
    if (body === 'too-large' && isUpload(context))
      return apiError(context, 413, 'BODY_SIZE_REACHED', 'The request body limit reached')
    if (body === 'too-large') return errorPage(413, 'Request Entity Too Large', 'The body is too long.')
    if (body === 'broken') return errorPage(400, 'Bad Request', 'The body could not be read.')
    const { host, request, url, notes } = context
    const target = {
      endpoint: endpointOf(host.role, url.pathname),
      path: url.pathname,
      method: request.method,
      dc: host.dataCenter.id,
      environment: host.environment,
    }
    const fault = faults.take(target)
    if (fault !== undefined) notes.fault = fault.name
    const pause = fault?.delay === undefined ? undefined : () => clock.sleep(fault.delay ?? 0)
    if (host.role === 'accounts') {
      await pause?.()
      return applyFault(fault, context, () => accounts.fetch(request, context))
    }
    const contentType = request.headers.get('content-type')
    const form = isForm(contentType) ? await readFormParts(body.bytes, contentType) : undefined
    const read = (): unknown => (isForm(contentType) ? malformedBody : readJson(body.bytes))
    return applyFault(fault, context, (rows = read) => answerApi(context, rows, form, pause), read)
  }

  return async (request, host) => {
    const at = clock.now()
    const start = clock.monotonic()
    const notes: Notes = {}
    const url = new URL(request.url)
    let form: URLSearchParams = noParameters
    let outcome: Outcome
    let body: Body = 'broken'
    try {
      const most = isUpload({ host, request }) ? limits.uploadBytes : limits.bodyBytes
      body = await readBody(request, most)
      if (host.role === 'accounts' && typeof body === 'object') {
        form = await readForm(body.bytes, request.headers.get('content-type') ?? '')
      }
      outcome = await answer({ services, host, request, url, form, notes }, body)
    } catch (error) {
      // Ours, not Zoho's: whoever tests the emulator must see it, whoever tests a client must be able to report it.
      notes.code = 'emulator_failure'
      const name = error instanceof Error ? error.name : 'error'
      outcome = errorPage(500, 'The emulator failed', `${name} while answering. Please report it.`)
    }
    const masking = maskingOf(secretsOf(services))
    const masked = masking.query(url.search)
    const path = masking.text(url.pathname)
    const entry: JournalEntry = {
      at,
      dc: host.dataCenter.id,
      environment: host.environment,
      role: host.role,
      method: request.method,
      path: path.length > 300 ? `${path.slice(0, 300)}…` : path,
      query: masked.text,
      secretsInQuery: masked.secrets,
      ...(form.size === 0 ? {} : { form: masking.form(form) }),
      ...notes,
      status: typeof outcome === 'string' ? 0 : outcome.status,
      ms: clock.monotonic() - start,
    }
    journal.write(entry)
    exchanges.note(entry, request, typeof body === 'object' ? body.bytes : undefined, outcome)
    return outcome
  }
}

/** Whether a request may bring files: only the API takes them, from whoever has something to show. */
function isUpload({ host, request }: Pick<Context, 'host' | 'request'>): boolean {
  const { headers } = request
  return host.role === 'api' && headers.has('authorization') && isForm(headers.get('content-type'))
}

const noParameters = new URLSearchParams()
