// `pnpm model:access`: 5,000 organizations, or as many as the argument says.
import process from 'node:process'
import { compareAccess } from './compare-access.ts'

const runs = Number(process.argv[2] ?? 5000)
const { wrong, seen } = compareAccess(runs)
if (wrong.length > 0) throw new Error(wrong.join('\n'))
console.info(`${runs} organizations, none of them different from a plain reading:`, seen)
