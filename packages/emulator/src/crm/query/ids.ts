import { badParameter } from '../answers.ts'
import { isId } from '../model/id.ts'
import { Refusal } from '../refusal.ts'

/** Reads `ids`, separated by commas; undefined when the call does not choose. @throws Refusal on what is not an id. */
export function readIds(query: URLSearchParams): ReadonlySet<string> | undefined {
  const text = query.get('ids')
  if (text === null) return undefined
  const ids = text.split(',').map((id) => id.trim())
  if (!ids.every(isId)) throw new Refusal(badParameter('ids'))
  return new Set(ids)
}
