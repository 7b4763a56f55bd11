import type { CrmAnswer } from './request.ts'

/** One error or one row's outcome in Zoho's own words. */
export interface Verdict {
  readonly code: string
  readonly details: Readonly<Record<string, unknown>>
  readonly message: string
  readonly status: 'success' | 'error' | 'scheduled'
}

/** An error object. `details` may be empty, never absent. */
export function fault(
  code: string,
  message: string,
  details: Readonly<Record<string, unknown>> = {},
): Verdict {
  return { code, details, message, status: 'error' }
}

/** 200 with a body. */
export function ok(body: unknown): CrmAnswer {
  return { status: 200, body }
}

/** 204: nothing there. No body. */
export const noContent: CrmAnswer = Object.freeze({ status: 204 })

/** 304: nothing changed since the instant that the call named. No body. */
export const notModified: CrmAnswer = Object.freeze({ status: 304 })

/** An error that stands alone in the body, as Zoho answers errors of the address, the parameters and the caller. */
export function flat(status: number, verdict: Verdict): CrmAnswer {
  return { status, body: verdict }
}

/** Errors of the rows of a body: in the order of the rows, under the name of the resource. */
export function wrapped(status: number, resource: string, verdicts: readonly Verdict[]): CrmAnswer {
  return { status, body: { [resource]: verdicts } }
}

/** The id at this segment of the path (counted from 0 after `/crm/vN`) names nothing. */
export function badPathId(resourcePathIndex: number): CrmAnswer {
  return flat(
    400,
    fault('INVALID_DATA', 'the id given seems to be invalid', { resource_path_index: resourcePathIndex }),
  )
}

/** No such address. */
export function unknownAddress(): CrmAnswer {
  return flat(404, fault('INVALID_URL_PATTERN', 'Please check if the URL trying to access is a correct one'))
}

/** A query parameter has a value that cannot be used. */
export function badParameter(name: string, message = 'Invalid value for the parameter'): CrmAnswer {
  return flat(400, fault('INVALID_DATA', message, { param_name: name }))
}

/** A query parameter is required and was not sent. */
export function missingParameter(name: string): CrmAnswer {
  return flat(
    400,
    fault('REQUIRED_PARAM_MISSING', 'One of the expected parameter is missing', { param_name: name }),
  )
}
