import type { Checker } from './descriptions.ts'
import { covers, knownDifferences } from './known-differences.ts'

/** An answer that a test got. */
export interface RecordedAnswer {
  /** `GET /settings/roles/:id` */
  readonly route: string
  readonly status: number
  readonly body?: unknown
}

/**
 * What is wrong with an answer. What a success brings is compared with the description of its operation. The descriptions
 * list few of the errors that the pages know, and hardly any empty answer: an error, and rows of which some failed, must
 * have the form that all of Zoho's errors have, and what is empty must be empty.
 */
export function complaintsAbout({ route, status, body }: RecordedAnswer, check: Checker): readonly string[] {
  const told = (complaint: string): string => `${route}: ${status}: ${complaint}`
  if (status === 501) return []
  if (status === 204 || status === 304) return body === undefined ? [] : [told('must be empty')]
  if (status === 207 || status >= 400) return isRefusal(body) ? [] : [told('does not look like an error')]
  const [method = '', template = ''] = route.split(' ')
  return check({ method, template, status, body })
    .filter((complaint) => !knownDifferences.some((each) => covers(each, route, complaint)))
    .map(told)
}

/** A single error, alone or under the key of what it is about, or rows of which one failed. */
function isRefusal(body: unknown): boolean {
  if (isError(body)) return true
  const members = typeof body === 'object' && body !== null ? Object.values(body) : []
  return members.some((member) => (Array.isArray(member) ? member.some(isError) : isError(member)))
}

function isError(value: unknown): boolean {
  const { code, details, message, status } = (value ?? {}) as Readonly<Record<string, unknown>>
  return (
    typeof code === 'string' &&
    typeof details === 'object' &&
    typeof message === 'string' &&
    status === 'error'
  )
}
