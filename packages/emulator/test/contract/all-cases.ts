import { casesOfActions } from './action-cases.ts'
import { cases as ofGroups, type Case } from './cases.ts'
import { casesOfPeople, casesOfTerritories, casesOfUnavailability } from './people-cases.ts'
import { casesOfFiles } from './file-cases.ts'
import { casesOfRelated } from './related-cases.ts'
import { casesOfPapers } from './paper-cases.ts'
import { casesOfNotes } from './note-cases.ts'
import { casesOfContactRoles } from './contact-role-cases.ts'
import { casesOfMass } from './mass-cases.ts'
import { casesOfMetadata } from './metadata-cases.ts'
import { casesOfOrganization } from './organization-cases.ts'
import { casesOfBookings } from './booking-cases.ts'
import { casesOfPortals } from './portal-cases.ts'
import { casesOfRecords } from './record-cases.ts'
import { casesOfShares } from './share-cases.ts'
import { casesOfTags } from './tag-cases.ts'
import { casesOfSharing } from './sharing-cases.ts'

/** Every case that is written by hand. */
export const cases: readonly Case[] = [
  ...ofGroups,
  ...casesOfPeople,
  ...casesOfTerritories,
  ...casesOfUnavailability,
  ...casesOfOrganization,
  ...casesOfSharing,
  ...casesOfPortals,
  ...casesOfBookings,
  ...casesOfRecords,
  ...casesOfTags,
  ...casesOfNotes,
  ...casesOfFiles,
  ...casesOfRelated,
  ...casesOfPapers,
  ...casesOfActions,
  ...casesOfMass,
  ...casesOfShares,
  ...casesOfContactRoles,
  ...casesOfMetadata,
]
