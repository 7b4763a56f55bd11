import { projectsOf, runOf, workspaceFolders } from './scripts/vitest-project.ts'

/** One project a workspace folder, named as the folder. */
export default runOf(workspaceFolders(new URL('./', import.meta.url)).flatMap(projectsOf))
