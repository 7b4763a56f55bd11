import type { Call } from '@x/client'
import type { Cost } from '@x/client/endpoint'

/** Records that a request takes. */
export const MOST_ROWS = 100

/** A write costs a credit for ten records; one of more than ten is among the calls of which Zoho runs ten at a time. */
export function costOfRows({ body }: Call): Cost {
  const rows = (body as { readonly data?: readonly unknown[] } | undefined)?.data?.length ?? 0
  return { credits: Math.max(Math.ceil(rows / 10), 1), heavy: rows > 10 }
}
