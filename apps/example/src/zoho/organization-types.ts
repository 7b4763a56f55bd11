import type { Client } from '@x/client'
import { compareTypes, generateTypes, readMetadata, type Drift } from '@x/types'

/** The file of types of one module. */
export async function typesOf(zoho: Client, module: string): Promise<string> {
  // #region types
  const metadata = await readMetadata(zoho, { modules: [module] })
  const command = `npx zoho-types --modules ${module} --out ${module}.ts`
  return generateTypes(metadata, { modules: [module], command })
  // #endregion
}

/** What drifted since a file was made; `undefined` when zoho-types did not make it. */
export function driftSince(before: string, now: string): Drift | undefined {
  try {
    // #region drift
    return compareTypes(before, now)
    // #endregion
  } catch {
    return undefined
  }
}
