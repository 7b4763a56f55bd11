import { dataCenters, defineDataCenter, type DataCenter } from '@x/dc'

/** Zoho's data centers; or those of `npx @x/emulator`, when its first address is given. */
export async function servedDataCenters(emulator: string | undefined): Promise<readonly DataCenter[]> {
  if (emulator === undefined) return dataCenters
  const response = await fetch(new URL('/data-centers', emulator))
  return ((await response.json()) as DataCenter[]).map((row) => defineDataCenter(row))
}
