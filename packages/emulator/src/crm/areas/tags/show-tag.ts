import { ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { writeTime } from '../../model/time.ts'
import { nameUser } from '../../names.ts'
import type { CrmAnswer } from '../../request.ts'
import { moduleOfQuery } from '../modules/module-of.ts'
import type { TagRow } from '../records/tag-row.ts'

/** Tags that a module may have, by Zoho's samples. */
const ALLOWED = 200

/** `GET /settings/tags` */
export function listTags(call: Call): CrmAnswer {
  const { data, query, user } = call
  const { api_name: module } = moduleOfQuery(call)
  const isMine = (tag: TagRow): boolean => query.get('my_tags') !== 'true' || tag.created_by.id === user.id
  const rows = data.tags.where('module', module).filter(isMine)
  return ok({
    tags: rows.map((tag) => showTag(tag, call)),
    info: { count: rows.length, allowed_count: ALLOWED },
  })
}

/** A tag as answers show it. */
export function showTag(tag: TagRow, { data, user }: Pick<Call, 'data' | 'user'>): Record<string, unknown> {
  const shown = (time: string): string => writeTime(Date.parse(time), user.time_zone)
  return {
    created_time: shown(tag.created_time),
    color_code: tag.color_code,
    modified_time: shown(tag.modified_time),
    modified_by: nameUser(data, tag.modified_by),
    id: tag.id,
    created_by: nameUser(data, tag.created_by),
    name: tag.name,
  }
}
