import { chosenOf } from '../complete.ts'
import type { Areas, ReadingsInputOf, ReadingsOfAreas } from './areas.ts'
import { liveView } from './live-view.ts'
import { refusal } from './reading.ts'

/** Readings in use. */
export interface OpenReadings<A extends Areas> {
  /** As chosen now: a later change is seen by whoever holds this object. */
  readonly values: ReadingsOfAreas<A>
  /** Chooses others, all of those given or none. @throws TypeError for an area, a name or a choice that does not exist */
  change(given: ReadingsInputOf<A>): void
}

type Choices = Readonly<Record<string, string | number>>

/**
 * What is documented, but for the readings that are given.
 *
 * @throws TypeError for an area, a name or a choice that does not exist
 */
export function openReadings<A extends Areas>(areas: A, given: ReadingsInputOf<A> = {}): OpenReadings<A> {
  let chosen: Readonly<Record<string, Choices>> = Object.fromEntries(
    Object.entries(areas).map(([area, readings]) => [
      area,
      Object.fromEntries(Object.entries(readings).map(([name, { documented }]) => [name, documented])),
    ]),
  )
  const change = (changes: ReadingsInputOf<A>): void => {
    const checked = check(areas, changes)
    chosen = Object.fromEntries(
      Object.entries(chosen).map(([area, choices]) => [area, { ...choices, ...checked.get(area) }]),
    )
  }
  change(given)
  const views = Object.keys(areas).map((area) => [area, liveView(() => chosen[area] ?? {})])
  // The views have exactly the names that the areas declare; no type can follow Object.fromEntries there.
  const values = Object.freeze(Object.fromEntries(views)) as ReadingsOfAreas<A>
  return Object.freeze({ values, change })
}

/** What is to change, by area, once all of it is known to be right. */
function check(areas: Areas, given: unknown): ReadonlyMap<string, Choices> {
  const changes = Object.entries(chosenOf('readings', given, Object.keys(areas)))
  return new Map(
    changes.map(([area, names]) => {
      const readings = areas[area] ?? {}
      const rows = Object.entries(chosenOf(`readings.${area}`, names, Object.keys(readings)))
      const choices = rows.map(([name, value]) => {
        const read = readings[name]?.read(value)
        if (read === undefined) throw refusal(`${area}.${name}`, readings[name], value)
        return [name, read] as const
      })
      return [area, Object.fromEntries(choices)]
    }),
  )
}
