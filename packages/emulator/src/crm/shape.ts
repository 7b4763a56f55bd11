import { listOf as listOfKind, shaped, type Kind, type Shape } from '../shape.ts'
import { isDateTime } from './fields/times.ts'
import { isId } from './model/id.ts'

export {
  anyText,
  checkShape,
  count,
  flag,
  instant,
  object,
  oneOf,
  orNull,
  show,
  text,
  type Kind,
  type Shape,
} from '../shape.ts'

/** A list whose items are objects of a shape. */
export function listOf(shape: Shape): Kind {
  return listOfKind(shaped(shape))
}

export const id: Kind = { what: 'a string of 1 to 19 digits (not a number)', is: isId }
export const time: Kind = { what: 'a time such as "2026-03-02T09:15:00+05:30"', is: isDateTime }
export const reference: Kind = { ...shaped({ id }), what: 'an object with an id' }
