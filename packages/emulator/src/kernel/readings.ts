import { tokens } from './token-readings.ts'
import { gateway } from './gateway-readings.ts'
import { crmReadings } from '../crm/index.ts'
import type { ReadingsInputOf, ReadingsOfAreas } from '../readings/areas.ts'
import { openReadings } from '../readings/open-readings.ts'

/** Every reading there is: an option for each point on which Zoho's own sources disagree, by area. */
export const readingAreas = { tokens, gateway, ...crmReadings }

/** The areas, each with its readings. */
export type ReadingAreas = typeof readingAreas

/** What is chosen. */
export type Readings = ReadingsOfAreas<ReadingAreas>

/** What somebody chooses; the rest is as documented. */
export type ReadingsInput = ReadingsInputOf<ReadingAreas>

/** What Zoho documents. */
export const documentedReadings: Readings = openReadings(readingAreas).values
