import { blueprintRoutes } from './areas/blueprint/routes.ts'
import { auditLogRoutes } from './areas/audit-log/routes.ts'
import { businessHourRoutes } from './areas/business-hours/routes.ts'
import { contactRoleRoutes } from './areas/contact-roles/routes.ts'
import { convertRoutes } from './areas/convert/routes.ts'
import { currencyRoutes } from './areas/currencies/routes.ts'
import { dataSharingRoutes } from './areas/data-sharing/routes.ts'
import { enrichmentRoutes } from './areas/enrichment/routes.ts'
import { customViewRoutes } from './areas/custom-views/routes.ts'
import { duplicateCheckRoutes } from './areas/duplicate-check/routes.ts'
import { globalPicklistRoutes } from './areas/global-picklists/routes.ts'
import { mapDependencyRoutes } from './areas/map-dependencies/routes.ts'
import { pipelineRoutes } from './areas/pipelines/routes.ts'
import { recordLockingRoutes } from './areas/record-locking/routes.ts'
import { variableRoutes } from './areas/variables/routes.ts'
import { apiRoutes } from './areas/apis/list-apis.ts'
import { featureRoutes } from './areas/features/features.ts'
import { relatedListRoutes } from './areas/related-lists/related-lists.ts'
import { wizardRoutes } from './areas/wizards/wizards.ts'
import { compositeRoutes } from './areas/composite/routes.ts'
import { fieldRoutes } from './areas/fields/routes.ts'
import { inventoryRoutes } from './areas/inventory/routes.ts'
import { layoutRoutes } from './areas/layouts/routes.ts'
import { lockRoutes } from './areas/locks/routes.ts'
import { massRoutes } from './areas/mass/routes.ts'
import { meetingRoutes } from './areas/meetings/routes.ts'
import { mergeRoutes } from './areas/merge/routes.ts'
import { moduleRoutes } from './areas/modules/routes.ts'
import { noteRoutes } from './areas/notes/routes.ts'
import { attachmentRoutes } from './areas/attachments/routes.ts'
import { fileRoutes } from './areas/files/routes.ts'
import { orgRoutes } from './areas/org/routes.ts'
import { ownerRoutes } from './areas/owners/routes.ts'
import { portalRoutes } from './areas/portals/routes.ts'
import { profileRoutes } from './areas/profiles/routes.ts'
import { queryRoutes } from './areas/query/routes.ts'
import { sharingRoutes } from './areas/record-sharing/routes.ts'
import { recordRoutes } from './areas/records/routes.ts'
import { recycleBinRoutes } from './areas/recycle-bin/routes.ts'
import { relatedRoutes } from './areas/related/routes.ts'
import { roleRoutes } from './areas/roles/routes.ts'
import { settingRoutes } from './areas/settings/routes.ts'
import { tagRoutes } from './areas/tags/routes.ts'
import { territoryRoutes } from './areas/territories/routes.ts'
import { timelineRoutes } from './areas/timeline/get-timeline.ts'
import { unavailabilityRoutes } from './areas/unavailabilities/routes.ts'
import { userGroupRoutes } from './areas/user-groups/routes.ts'
import { userRoutes } from './areas/users/routes.ts'
import type { Route } from './route.ts'

const all: readonly Route[] = [
  ...userGroupRoutes,
  ...userRoutes,
  ...orgRoutes,
  ...profileRoutes,
  ...roleRoutes,
  ...territoryRoutes,
  ...unavailabilityRoutes,
  ...currencyRoutes,
  ...settingRoutes,
  ...businessHourRoutes,
  ...dataSharingRoutes,
  ...portalRoutes,
  ...enrichmentRoutes,
  ...auditLogRoutes,
  ...moduleRoutes,
  ...fieldRoutes,
  ...layoutRoutes,
  ...customViewRoutes,
  ...duplicateCheckRoutes,
  ...globalPicklistRoutes,
  ...mapDependencyRoutes,
  ...pipelineRoutes,
  ...recordLockingRoutes,
  ...variableRoutes,
  ...featureRoutes,
  ...relatedListRoutes,
  ...wizardRoutes,
  ...recordRoutes,
  ...recycleBinRoutes,
  ...queryRoutes,
  ...compositeRoutes,
  ...ownerRoutes,
  ...massRoutes,
  ...lockRoutes,
  ...sharingRoutes,
  ...blueprintRoutes,
  ...contactRoleRoutes,
  ...convertRoutes,
  ...mergeRoutes,
  ...meetingRoutes,
  ...tagRoutes,
  ...noteRoutes,
  ...attachmentRoutes,
  ...fileRoutes,
  ...relatedRoutes,
  ...timelineRoutes,
  ...inventoryRoutes,
]

/** Every operation that is served. */
export const routes: readonly Route[] = [...all, ...apiRoutes(all)]
