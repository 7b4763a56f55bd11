import { defineConfig } from 'vitest/config'
import { projectsOf, workspaceFolders } from './scripts/vitest-project.ts'
import { report } from './scripts/vitest-report.ts'

/** One project a workspace folder, named as the folder. */
export default defineConfig({
  test: {
    reporters: ['default', report],
    projects: workspaceFolders(new URL('./', import.meta.url)).flatMap(projectsOf),
  },
})
