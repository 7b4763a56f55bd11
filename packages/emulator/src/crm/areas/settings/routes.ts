import { route, type Route } from '../../route.ts'
import { getFiscalYear, updateFiscalYear } from './fiscal-year.ts'
import { getTax, listTaxes, updateTaxes } from './taxes.ts'

export const settingRoutes: readonly Route[] = [
  route('GET /settings/fiscal_year', 'settings.fiscal_year.READ', getFiscalYear),
  route('PUT /settings/fiscal_year', 'settings.fiscal_year.UPDATE', updateFiscalYear),
  // No source names a scope: any token will do.
  route('GET /org/taxes', [], listTaxes),
  route('PUT /org/taxes', [], updateTaxes),
  route('GET /org/taxes/:id', [], getTax),
]
