import { describe, expect, test } from 'vitest'
import { routes } from '../crm/routes.ts'
import { parseScopes } from './scopes.ts'

describe('scopes of a consent', () => {
  test.each([
    'ZohoCRM.settings.holidays.READ',
    'ZohoCRM.settings.convert_mapping.UPDATE',
    'ZohoCRM.settings.signals.READ',
    'ZohoCRM.templates.email.send_test_mail.CREATE',
    'ZohoCRM.functions.execute.READ',
    'ZohoCRM.functions.execute.CREATE',
    'ZohoCRM.modules.custom.ALL',
    'ZohoCRM.send_mail.all.CREATE',
    'ZohoCRM.change_owner.CREATE',
    'ZohoCRM.bulk.backup.ALL',
    'ZohoCRM.zia.enrichment',
    'Desk.tickets.READ',
    'WorkDrive.files.ALL',
    'ZohoFiles.files.ALL',
    'ZohoSearch.securesearch.READ',
    'AaaServer.profile.READ',
  ])('%s is known', (scope) => {
    expect(parseScopes(scope)).toEqual([scope])
  })

  test.each([
    'ZohoCRM.settings.usergroups.READ',
    'ZohoCRM.settings.roles.SOME',
    'ZohoCRM.nothing.READ',
    'ZohoCRM.modules.Leads.x.READ',
    'ZohoCRMS.org.READ',
    'ZohoCRM',
    'Desk',
    'Desk..READ',
    '<script>.a.READ',
    '',
  ])('%j is not', (scope) => {
    expect(parseScopes(scope)).toBeUndefined()
  })

  test('cover every route', () => {
    const needed = routes
      .flatMap(({ scopes }) => (typeof scopes === 'function' ? [] : scopes))
      .flatMap((scope) => scope.split('|'))
    const filled = needed.map((scope) => `ZohoCRM.${scope.replace('{module}', 'leads')}`)
    expect(filled.filter((scope) => parseScopes(scope) === undefined)).toEqual([])
  })
})
