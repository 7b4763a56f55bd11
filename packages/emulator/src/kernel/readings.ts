import { tokens } from '../accounts/readings.ts'
import { gateway } from '../api/readings.ts'
import { crmReadings } from '../crm/index.ts'
import type { ReadingsInput as Input, ReadingsOfAreas } from '../readings/areas.ts'
import { openReadings } from '../readings/open-readings.ts'

/** Every reading there is: an option for each point on which Zoho's own sources disagree, by area. */
export const areas = { tokens, gateway, ...crmReadings }

/** What is chosen. */
export type Readings = ReadingsOfAreas<typeof areas>

/** What somebody chooses; the rest is as documented. */
export type ReadingsInput = Input<typeof areas>

/** What Zoho documents. */
export const documentedReadings: Readings = openReadings(areas).values
