import { badParameter, noContent, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { orgOf } from '../../data.ts'
import { readPaging, takePage } from '../../query/paging.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { route, type Route } from '../../route.ts'
import { invalidModule } from '../modules/module-of.ts'
import { isUnique } from '../records/record-row.ts'

const PATH = '/__features'

/** `GET /__features` and `…/{feature}`: what the organization has of each is counted. */
export const featureRoutes: readonly Route[] = [
  route(`GET ${PATH}`, 'features.READ', listFeatures),
  route(`GET ${PATH}/:name`, 'features.READ', getFeature),
  // Zoho's descriptions name these two apart.
  route(`GET ${PATH}/user_licenses`, 'features.READ', (call) => one(call, 'user_licenses')),
  route(`GET ${PATH}/data_enrichment`, 'features.READ', (call) => one(call, 'data_enrichment')),
]

interface Feature {
  readonly api_name: string
  readonly [member: string]: unknown
}

function listFeatures(call: Call): CrmAnswer {
  const names = call.query.get('api_names')?.split(',')
  if (names?.includes('') === true) throw new Refusal(badParameter('api_names'))
  const features = featuresOf(call).filter(({ api_name: name }) => names?.includes(name) ?? true)
  const { rows, info } = takePage(features, readPaging(call.query))
  return rows.length === 0 ? noContent : ok({ __features: rows, info })
}

function getFeature(call: Call): CrmAnswer {
  return one(call, call.ids[0] ?? '')
}

function one(call: Call, name: string): CrmAnswer {
  const found = featuresOf(call).find(({ api_name: each }) => each === name)
  return found === undefined ? noContent : ok({ __features: [found] })
}

/** Limits of the enterprise edition, as far as pages tell them. */
function featuresOf({ data, query }: Call): readonly Feature[] {
  const named = query.get('module')
  const module = named === null ? undefined : data.modules.find(named)
  if (named !== null && module === undefined) throw new Refusal(invalidModule({ param_name: 'module' }))
  const fields = module === undefined ? [] : data.modules.fieldsOf(module.api_name)
  const active = [...data.users.all()].filter((user) => user.status === 'active').length
  const licences = orgOf(data).license_details.users_license_purchased
  const inModule = (total: number, used: number) => (module === undefined ? null : details(total, used))
  return [
    feature(
      'custom_field',
      'Custom Fields',
      true,
      inModule(300, fields.filter((field) => field.custom_field).length),
    ),
    feature('data_enrichment', 'Data Enrichment', false, details(0, 0)),
    feature(
      'encrypt_field',
      'Encrypted Fields',
      true,
      inModule(10, fields.filter((field) => field.crypt).length),
    ),
    {
      ...feature('global_picklists', 'Global Picklists', false, details(10, data.globalPicklists.size)),
      components: [
        ['global_picklist_per_module', 'Global Picklists per Module', 7],
        ['association_per_global_field', 'Associations per Global Field', 15],
        ['used_option_count', 'Used Options', 1000],
        ['unused_option_count', 'Unused Options', 500],
      ].map(([name, label, total]) => ({
        api_name: name,
        feature_label: label,
        module_supported: false,
        details: { limits: { total } },
      })),
    },
    feature('unique_field', 'Unique Fields', true, inModule(2, fields.filter(isUnique).length)),
    feature('user_licenses', 'User Licenses', false, details(licences, active)),
  ]
}

function feature(
  api_name: string,
  feature_label: string,
  module_supported: boolean,
  known: object | null,
): Feature {
  return { api_name, feature_label, module_supported, parent_feature: null, details: known, components: null }
}

function details(total: number, used: number): object {
  return {
    limits: { total },
    used_count: { total: used },
    available_count: { total: Math.max(total - used, 0) },
  }
}
