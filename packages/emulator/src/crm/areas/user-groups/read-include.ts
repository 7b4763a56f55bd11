import { badParameter } from '../../answers.ts'
import { Refusal } from '../../refusal.ts'
import type { Include } from './show-group.ts'

const known: readonly string[] = ['sources_count', 'sources'] satisfies readonly Include[]
const nothing: ReadonlySet<Include> = new Set()

/** Reads `include`: one name, or several with commas. @throws Refusal on a name that is not known. */
export function readInclude(query: URLSearchParams): ReadonlySet<Include> {
  const text = query.get('include')
  if (text === null || text === '') return nothing
  const names = text.split(',').map((name) => name.trim())
  if (!names.every((name) => known.includes(name))) throw new Refusal(badParameter('include'))
  return new Set(names as Include[])
}
