import { route, type Route } from '../../route.ts'
import { getEnrichmentConfig } from './enrichment-config.ts'
import { createEnrichment, getEnrichment, listEnrichments } from './enrichment.ts'

const on = (operation: string): string => `settings.intelligence.${operation}`
const inRecords = { touchesRecords: true }

export const enrichmentRoutes: readonly Route[] = [
  route('GET /settings/zia/data_enrichment', 'Zia.enrichment.READ', getEnrichmentConfig),
  ...(['org', 'people'] as const).flatMap((kind) => {
    const path = `/__zia_${kind}_enrichment`
    return [
      route(`GET ${path}`, on('READ'), listEnrichments(kind), inRecords),
      route(`POST ${path}`, on('CREATE'), createEnrichment(kind), inRecords),
      route(`GET ${path}/:id`, on('READ'), getEnrichment(kind), inRecords),
    ]
  }),
]
