import { compareIds } from '../../src/engine/compare-ids.ts'
import type { Row } from '../../src/engine/table.ts'

/** A table whose keys change with its metadata, as plain arrays that are copied and scanned. */
export interface Person extends Row {
  readonly mail: string
  readonly city: string
  readonly boss: string | null
  readonly deputy: string | null
  readonly host: string | null
}
export interface Setting extends Row {
  readonly uniqueMail: boolean
  readonly cityIndexed: boolean
}
export interface Model {
  readonly people: readonly Person[]
  readonly setting: Setting
  readonly counter: number
}
export const fields = ['boss', 'deputy', 'host'] as const

export type Op =
  | { readonly kind: 'insert' | 'replace'; readonly person: Person }
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'setting'; readonly uniqueMail: boolean; readonly cityIndexed: boolean }
  | { readonly kind: 'count' }
  | { readonly kind: 'throw' }
  | { readonly kind: 'attempt'; readonly ops: readonly Op[] }

export class Refused extends Error {}

function modelOp(model: Model, op: Op): Model {
  const { people, setting } = model
  if (op.kind === 'throw') throw new Refused()
  if (op.kind === 'count') return { ...model, counter: model.counter + 1 }
  if (op.kind === 'setting')
    return { ...model, setting: { id: '1', uniqueMail: op.uniqueMail, cityIndexed: op.cityIndexed } }
  if (op.kind === 'attempt') return modelAttempt(model, op.ops)
  if (op.kind === 'remove') return { ...model, people: modelRemove(people, op.id) }
  const { person } = op
  if (people.some(({ id }) => id === person.id) !== (op.kind === 'replace')) throw new Refused()
  const others = people.filter(({ id }) => id !== person.id)
  if (setting.uniqueMail && others.some(({ mail }) => mail === person.mail)) throw new Refused()
  const next = [...others, person].toSorted((one, other) => compareIds(one.id, other.id))
  for (const field of fields)
    if (person[field] !== null && !next.some(({ id }) => id === person[field])) throw new Refused()
  return { ...model, people: next }
}

function modelRemove(people: readonly Person[], id: string): readonly Person[] {
  if (!people.some((each) => each.id === id)) throw new Refused()
  const gone = new Set([id])
  for (const each of gone) for (const { id: other, deputy } of people) if (deputy === each) gone.add(other)
  const stay = people.filter((each) => !gone.has(each.id))
  if (stay.some(({ host }) => host !== null && gone.has(host))) throw new Refused()
  return stay.map((each) => (each.boss !== null && gone.has(each.boss) ? { ...each, boss: null } : each))
}

export function modelAttempt(model: Model, ops: readonly Op[]): Model {
  try {
    return ops.reduce(modelOp, model)
  } catch (error) {
    if (error instanceof Refused) return model
    throw error
  }
}
