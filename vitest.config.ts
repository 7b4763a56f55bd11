import { defineConfig } from 'vitest/config'
import { startRecording } from './internal/described-answers/src/index.ts'
import { projectsOf, workspaceFolders } from './scripts/vitest-project.ts'
import { report } from './scripts/vitest-report.ts'

startRecording()

/** One project a workspace folder, named as the folder. */
export default defineConfig({
  test: {
    reporters: ['default', report],
    projects: workspaceFolders(new URL('./', import.meta.url)).flatMap(projectsOf),
  },
})
