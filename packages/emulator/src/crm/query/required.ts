import { fault, flat, missingParameter } from '../answers.ts'
import { isId } from '../model/id.ts'
import { Refusal } from '../refusal.ts'

/** The ids in a query parameter that must be there, separated by commas. @throws Refusal */
export function requiredIds(query: URLSearchParams, name: string, most: number): readonly string[] {
  const text = query.get(name)
  if (text === null || text === '') throw new Refusal(missingParameter(name))
  const ids = text.split(',').map((id) => id.trim())
  if (!ids.every(isId)) throw new Refusal(unreadable(name))
  if (ids.length > most) {
    const details = { limit: most, param_name: name }
    throw new Refusal(
      flat(400, fault('LIMIT_EXCEEDED', 'there are more ids than one call may bring', details)),
    )
  }
  return [...new Set(ids)]
}

/** The id in a query parameter that must be there, under one of its names. @throws Refusal when it is not, or is not a number */
export function requiredId(query: URLSearchParams, ...names: readonly [string, ...string[]]): string {
  const name = names.find((each) => query.get(each)) ?? names[0]
  const id = query.get(name)
  if (id === null || id === '') throw new Refusal(missingParameter(name))
  if (isId(id)) return id
  throw new Refusal(unreadable(name))
}

function unreadable(name: string): ReturnType<typeof flat> {
  const message = 'either the request body or parameters is in wrong format'
  return flat(400, fault('UNABLE_TO_PARSE_DATA_TYPE', message, { param_name: name }))
}
