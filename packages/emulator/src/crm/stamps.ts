import type { Call } from './call.ts'
import { orgOf } from './data.ts'
import { writeTime } from './model/time.ts'

/** Now, as rows keep it: with the offset of the organization. */
export function nowOf({ data, now }: Pick<Call, 'data' | 'now'>): string {
  return writeTime(now, orgOf(data).time_zone)
}
