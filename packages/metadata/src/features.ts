import { getOne, getOnly, list, type GetOne, type GetOnly, type List } from '@x/client/endpoint'
import type { ListQuery } from '@x/client'

/** A feature of the edition, and how much of it is used. Keys that Zoho adds are kept. */
export interface Feature {
  readonly api_name: string
  readonly feature_label: string
  /** Whether it is counted for each module: ask with `module`. */
  readonly module_supported: boolean
  readonly parent_feature?: { readonly api_name: string } | null
  readonly details: FeatureDetails | null
  readonly components:
    | readonly {
        readonly api_name: string
        readonly feature_label: string
        readonly module_supported: boolean
        readonly details: FeatureDetails | null
      }[]
    | null
}

/** How much there is of a feature. */
export interface FeatureDetails {
  readonly limits: { readonly total: number; readonly edition_limit?: number }
  readonly used_count?: { readonly total: number }
  readonly available_count?: { readonly total: number }
}

/** Query of {@link getFeature}. */
export interface FeatureQuery {
  readonly module?: string | undefined
}

/** Query of {@link listFeatures}. */
export interface ListFeaturesQuery extends ListQuery, FeatureQuery {
  readonly api_names?: readonly string[] | undefined
  /** Beyond 2,000 rows, without `page`; only on the pages of v7. */
  readonly page_token?: string | undefined
}

/** One page of the features of the organization, with limits and use. @zoho Features */
export const listFeatures: List<[], Feature, ListFeaturesQuery> = list(
  '__features',
  '__features',
  'features.READ',
)

/** One feature by its API name; `undefined` when the edition has it not. @zoho Features */
export const getFeature: GetOne<[apiName: string], Feature, FeatureQuery> = getOne(
  '__features/{api name}',
  '__features',
  'features.READ',
)

/** How many licences of users there are, are used and are left. @zoho Features */
export const getUserLicenses: GetOnly<[], Feature> = getOnly(
  '__features/user_licenses',
  '__features',
  'features.READ',
)

/** How much data enrichment the organization has. @zoho Features */
export const getDataEnrichmentFeature: GetOnly<[], Feature> = getOnly(
  '__features/data_enrichment',
  '__features',
  'features.READ',
)
