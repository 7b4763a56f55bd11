import { readFileSync } from 'node:fs'
import { compareTypes, generateTypes, readMetadata } from '@x/types'
import { expect, test } from 'vitest'
import openAcme from './acme-zoho.ts'
import { bringFromFair, refuseDrift, revenueBySource } from './organization-types.ts'

test('acme.ts is what the command makes', async () => {
  const kept = readFileSync(new URL('acme.ts', import.meta.url), 'utf8')
  const command = kept.split('\n')[1]?.slice(3)
  const made = generateTypes(await readMetadata(openAcme(), { modules: ['Leads'] }), {
    modules: ['Leads'],
    command,
  })
  expect(compareTypes(kept, made)).toEqual({ breaksReads: [], breaksWrites: [], added: [] })
  expect(kept).toBe(made)
})

test('a typed upsert, a typed list, and a check at the start', async () => {
  const zoho = openAcme()
  const visitors = [{ name: 'Boyle', email: 'boyle@zylker.example', company: 'Zylker' }]
  expect([await bringFromFair(zoho, visitors), await bringFromFair(zoho, visitors)]).toEqual([1, 1])
  expect((await revenueBySource(zoho)).size).toBeGreaterThan(1)
  await refuseDrift(zoho)
})
