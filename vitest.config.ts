import { fileURLToPath } from 'node:url'
import { testedFolders } from './scripts/folders.ts'
import { projectsOf, runOf } from './scripts/vitest-project.ts'

/** One project a workspace folder, named as the folder. */
export default runOf(
  testedFolders().flatMap((folder) => projectsOf(fileURLToPath(new URL(folder, import.meta.url)))),
)
