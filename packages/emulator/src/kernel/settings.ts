import { openReadings } from '../readings/open-readings.ts'
import { checkLimits, openLimits, type Limits, type LimitsInput } from './limits.ts'
import { chosenOf } from '../complete.ts'
import { readingAreas, type Readings, type ReadingsInput } from './readings.ts'

/** What can be chosen while the emulator runs. */
export interface Settings {
  /** As chosen now. */
  readonly limits: Limits
  /** As chosen now. */
  readonly readings: Readings
  /** Chooses others, all of those given or none. @throws TypeError for a name or a value that does not exist */
  readonly configure: (changes: SettingsInput) => void
}

/** Limits and readings to choose; the rest stays as it is. */
export interface SettingsInput {
  readonly limits?: LimitsInput | undefined
  /** What to do where Zoho's sources disagree, by area: `{ userGroups: { updateSources: 'replace' } }`. */
  readonly readings?: ReadingsInput | undefined
}

/** What is documented, but for what is given. @throws TypeError for a name or a value that does not exist */
export function openSettings(given: SettingsInput): Settings {
  const limits = openLimits(given.limits)
  const readings = openReadings(readingAreas, given.readings)
  return {
    limits: limits.values,
    readings: readings.values,
    configure: (changes) => {
      const { limits: otherLimits = {}, readings: otherReadings = {} }: SettingsInput = chosenOf(
        'the changes',
        changes,
        ['limits', 'readings'],
      )
      checkLimits(otherLimits)
      readings.change(otherReadings)
      limits.change(otherLimits)
    },
  }
}
