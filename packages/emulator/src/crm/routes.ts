import { orgRoutes } from './areas/org/routes.ts'
import { profileRoutes } from './areas/profiles/routes.ts'
import { roleRoutes } from './areas/roles/routes.ts'
import { territoryRoutes } from './areas/territories/routes.ts'
import { userGroupRoutes } from './areas/user-groups/routes.ts'
import { userRoutes } from './areas/users/routes.ts'
import type { Route } from './route.ts'

/** Every operation that is served. */
export const routes: readonly Route[] = [
  ...userGroupRoutes,
  ...userRoutes,
  ...orgRoutes,
  ...profileRoutes,
  ...roleRoutes,
  ...territoryRoutes,
]
