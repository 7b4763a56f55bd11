import { route, type Route } from '../../route.ts'
import { getConversionOptions } from './conversion-options.ts'
import { convert } from './convert.ts'
import { getMassConvert, massConvert } from './mass-convert.ts'

const touchesRecords = { touchesRecords: true }
const MASS = '/Leads/actions/mass_convert'

export const convertRoutes: readonly Route[] = [
  route('POST /Leads/:leadId/actions/convert', 'modules.leads.CREATE', convert, {
    ...touchesRecords,
    credits: () => 5,
    heavy: () => true,
  }),
  route(
    'GET /Leads/:leadId/__conversion_options',
    'modules.leads.READ',
    getConversionOptions,
    touchesRecords,
  ),
  route(`POST ${MASS}`, 'mass_convert.leads.CREATE', massConvert, { ...touchesRecords, credits: () => 200 }),
  route(`GET ${MASS}`, 'mass_convert.leads.READ', getMassConvert, touchesRecords),
]
