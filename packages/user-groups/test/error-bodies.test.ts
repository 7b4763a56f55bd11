import { describe, expect, test } from 'vitest'
import { isToolkitError, request, path, type Client } from '@x/client'
import { createUserGroup, getSourcesCount, listAssignedUserGroups, listGroupsOfUser } from '@x/user-groups'
import { answering, failure } from './zoho.ts'

// Every shape of an error that Zoho's documentation and descriptions show, as the body that comes: flat, in rows, wrapped
// without a list, of the upload host, of an old 429; with every form of `details`.

const body = (code: unknown, details: unknown, message = 'Zoho says'): Record<string, unknown> => ({
  code,
  details,
  message,
  status: 'error',
})
const call = (zoho: Client): Promise<unknown> => getSourcesCount(zoho, '1', { retries: 0 })

describe('details: in the error as they came, and in its message as what is wrong', () => {
  test.each<[details: object, words: string[]]>([
    [{ resource_path_index: 2 }, ['resource_path_index 2: "1"', 'listUserGroups']],
    [
      { api_name: 'name', json_path: '$.user_groups[0].name' },
      ['api_name "name"', 'json_path "$.user_groups[0].name"'],
    ],
    [{ param_name: 'filters' }, ['param_name "filters"']],
    [{ param_name: 'type', param: 'robots' }, ['param_name "type"', 'param "robots"']],
    [
      { supported_values: ['users', 'roles'], param_name: 'type', param: 'robots' },
      [String.raw`supported_values "[\"users\",\"roles\"]"`, 'param "robots"'],
    ],
    [
      { expected_data_type: 'text', api_name: 'name', json_path: '$.x', regex: '^a$' },
      ['expected_data_type "text"', 'api_name "name"', 'json_path "$.x"', 'regex "^a$"'],
    ],
    [{ supported_values: ['a'], api_name: 'type' }, ['supported_values', 'api_name "type"']],
    [{ maximum_length: 250, api_name: 'name' }, ['maximum_length "250"', 'api_name "name"']],
    [{ minimum_length: 1, api_name: 'name' }, ['minimum_length "1"', 'api_name "name"']],
    [{ expected_fields: [{ api_name: 'feature' }] }, ['expected_fields', 'feature']],
    [{ ambiguity_due_to: [{ api_name: 'id' }] }, ['ambiguity_due_to', String.raw`\"id\"`]],
    [
      { dependee: { api_name: 'type' }, api_name: 'source' },
      ['dependee', String.raw`\"type\"`, 'api_name "source"'],
    ],
    [{ permissions: ['Crm_Implied_Api_Access'] }, ['permissions', 'Crm_Implied_Api_Access']],
    [{ permissions: 'Crm_Implied_Manage_Groups' }, ['permissions "Crm_Implied_Manage_Groups"']],
    [{ id: '5' }, ['id "5"']],
    [{ regex: 'users|roles', param_name: 'type' }, ['regex "users|roles"', 'param_name "type"']],
    [
      { limit: 25, limit_due_to: [{ api_name: 'sources', json_path: '$.s' }] },
      ['limit "25"', 'limit_due_to', 'sources'],
    ],
    [{ supported_version: 2 }, ['supported_version "2"']],
    [{ trace_id: 'abc' }, ['"Zoho says"']],
    [{}, ['"Zoho says"']],
  ])('%j', async (details, words) => {
    const error = await failure(call(answering(body('INVALID_DATA', details), 400)))
    expect(error).toMatchObject({
      name: 'ZohoApiError',
      code: 'INVALID_DATA',
      status: 400,
      zohoMessage: 'Zoho says',
      dc: 'eu',
      environment: 'production',
      outcome: 'none',
    })
    expect((error as { details?: unknown }).details).toEqual(details)
    for (const each of words) expect(String(error)).toContain(each)
    expect(String(error)).toContain(
      'Zoho refused GET settings/user_groups/1/actions/sources_count: INVALID_DATA (HTTP 400, data center eu, production)',
    )
  })
  test.each([null, [], 'text', 5, undefined])('details %j are none', async (details) => {
    expect(await failure(call(answering(body('NOT_ALLOWED', details), 400)))).toMatchObject({
      code: 'NOT_ALLOWED',
      details: {},
    })
  })
})

describe('codes and statuses', () => {
  test.each([
    [400, 'DUPLICATE_DATA', '"Zoho says"'],
    [400, 'MANDATORY_NOT_FOUND', '"Zoho says"'],
    [400, 'REQUIRED_PARAM_MISSING', '"Zoho says"'],
    [400, 'PATTERN_NOT_MATCHED', '"Zoho says"'],
    [400, 'LIMIT_EXCEEDED', '"Zoho says"'],
    [400, 'LIMIT_REACHED', '"Zoho says"'],
    [400, 'API_NOT_SUPPORTED', '"Zoho says"'],
    [400, 'INVALID_HOST', '"Zoho says"'],
    [400, 'AUTHORIZATION_FAILED', '"Zoho says"'],
    [400, 'INVALID_REQUEST_METHOD', 'HTTP 400'],
    [405, 'INVALID_REQUEST_METHOD', 'HTTP 405'],
    [405, 'METHOD_NOT_ALLOWED', 'HTTP 405'],
    [401, 'INVALID_TOKEN', 'token source'],
    [401, 'INVALID_OAUTHTOKEN', 'token source'],
    [401, 'AUTHENTICATION_FAILURE', 'token source'],
    [403, 'NO_PERMISSION', 'an administrator can grant it'],
    [403, 'INACTIVE_USER', '"Zoho says"'],
    [404, 'INVALID_URL_PATTERN', 'No such path in this API version'],
    [404, 'URL_RULE_NOT_CONFIGURED', 'No such path in this API version'],
    [404, 'NOT_FOUND', '"Zoho says"'],
    [412, 'ALREADY_MODIFIED', '"Zoho says"'],
    [500, 'INTERNAL_ERROR', 'in trouble'],
    [500, 'INTERNAL_SERVER_ERROR', 'in trouble'],
    [502, 'BAD_GATEWAY', 'in trouble'],
    [503, 'SERVICE_UNAVAILABLE', 'in trouble'],
  ])('HTTP %i %s', async (status, code, words) => {
    const error = await failure(call(answering(body(code, {}), status)))
    expect(error).toMatchObject({ name: 'ZohoApiError', code, status, details: {}, retryable: status >= 500 })
    expect(isToolkitError(error, code)).toBe(true)
    expect(String(error)).toContain(words)
  })
  test('a scope is missing', async () => {
    const error = await failure(
      call(answering(body('OAUTH_SCOPE_MISMATCH', {}, 'invalid oauth scope to access this URL'), 401)),
    )
    expect(error).toMatchObject({
      code: 'MISSING_SCOPE',
      missing: ['ZohoCRM.settings.user_groups.READ'],
      cause: { code: 'OAUTH_SCOPE_MISMATCH', details: {}, status: 401 },
    })
    expect(String(error)).toContain('Ask for it at the next login')
  })
})

describe('wrappings', () => {
  const group = { name: 'a', sources: [{ type: 'users', source: { id: '1' } }] }
  test('rows of a write', async () => {
    const details = { api_name: 'sources', json_path: '$.user_groups[0].sources' }
    const rows = { user_groups: [body('MANDATORY_NOT_FOUND', details, 'required field not found')] }
    const error = await failure(createUserGroup(answering(rows, 400), group))
    expect(error).toMatchObject({
      code: 'MANDATORY_NOT_FOUND',
      details,
      zohoMessage: 'required field not found',
    })
    expect(String(error)).toContain('row 0')
    expect(String(error)).toContain('json_path "$.user_groups[0].sources"')
  })
  test('a flat refusal of a write', async () => {
    const error = await failure(createUserGroup(answering(body('INVALID_DATA', {}), 400), group))
    expect(error).toMatchObject({ code: 'INVALID_DATA', details: {} })
  })
  test('rows around the refusal of a reading', async () => {
    const rows = { user_groups: [body('MANDATORY_NOT_FOUND', { param_name: 'ids' })] }
    const error = await failure(call(answering(rows, 400)))
    expect(error).toMatchObject({ code: 'MANDATORY_NOT_FOUND', details: { param_name: 'ids' } })
    expect(String(error)).toContain('param_name "ids"')
  })
  test('a wrapping without a list, as the two assignments have it', async () => {
    const details = { expected_fields: [{ api_name: 'related_entity_id' }] }
    const wrapped = { get_assigned: body('EXPECTED_FIELD_MISSING', details) }
    const error = await failure(listAssignedUserGroups(answering(wrapped, 400), { related_entity_id: '1' }))
    expect(error).toMatchObject({ code: 'EXPECTED_FIELD_MISSING', details })
    expect(String(error)).toContain('related_entity_id')
  })
  test('an index that names another segment than the one value in the path', async () => {
    const zoho = answering(body('INVALID_DATA', { resource_path_index: 2 }), 400)
    const error = await failure(listGroupsOfUser(zoho, '44'))
    expect(String(error)).toContain('resource_path_index 2: "44"')
    expect(String(error)).toContain('No user has this id')
  })
  test('the upload host', async () => {
    const error = await failure(call(answering({ ERROR_CODE: 401, ERROR_MESSAGE: 'no' }, 401)))
    expect(error).toMatchObject({ code: '401', details: {}, zohoMessage: 'no', status: 401 })
    expect(String(error)).toContain('"no"')
  })
  test.each(['TOO_MANY_REQUESTS', 'RATE_LIMIT_EXCEEDED'])('429 %s', async (code) => {
    const error = await failure(call(answering(body(code, { retry_after: 60 }), 429)))
    expect(error).toMatchObject({ code: 'RATE_LIMITED', status: 429, announced: true, dc: 'eu' })
    expect(String(error)).toContain('Try again at')
  })
  test('an old 429 with a number as its code', async () => {
    const old = { code: 429, error: 'TOO_MANY_REQUESTS', error_info: 'past 24 hours', details: [] }
    expect(await failure(call(answering(old, 429)))).toMatchObject({ code: 'RATE_LIMITED', announced: false })
  })
  test('a page of the accounts server is not an answer of the API', async () => {
    const zoho = answering('<html>', 400)
    const error = await failure(request(zoho, { path: path`org` }, { retries: 0 }))
    expect(error).toMatchObject({ code: 'NON_JSON_RESPONSE', status: 400, host: 'www.zohoapis.eu' })
  })
})
