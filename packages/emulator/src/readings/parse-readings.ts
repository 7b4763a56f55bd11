import { quote } from '@x/dc/error'
import { own } from '../json.ts'
import type { Areas, ReadingsInputOf } from './areas.ts'
import { refusal } from './reading.ts'

/**
 * Readings as a command line writes them: `userGroups.updateSources=replace`.
 *
 * @throws TypeError for an area, a name or a choice that does not exist
 */
export function parseReadings<A extends Areas>(areas: A, lines: readonly string[]): ReadingsInputOf<A> {
  const chosen: Record<string, Record<string, string | number>> = {}
  for (const line of lines) {
    const [, area = '', name = '', text = ''] = /^([^.=]*)\.([^.=]*)=(.*)$/s.exec(line) ?? []
    const reading = own(own(areas, area) ?? {}, name)
    if (reading === undefined) {
      throw new TypeError(
        `There is no reading ${quote(line)}. Write area.name=value; areas: ${Object.keys(areas).join(', ')}` +
          `${own(areas, area) === undefined ? '' : `; in ${area}: ${Object.keys(areas[area] ?? {}).join(', ')}`}.`,
      )
    }
    const value = reading.parse(text)
    if (value === undefined) throw refusal(`${area}.${name}`, reading, text)
    chosen[area] = { ...chosen[area], [name]: value }
  }
  // Every name and value was looked up in `areas` just now.
  return chosen as ReadingsInputOf<A>
}
