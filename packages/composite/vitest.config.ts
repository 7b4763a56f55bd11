import { folderConfig } from '../../scripts/vitest-project.ts'

export default folderConfig(import.meta.url)
