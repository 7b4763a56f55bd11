/** Methods and paths that a difference is about, and the complaints that it covers there. */
export type Place = readonly [routes: RegExp, complaints: RegExp]

/** A way in which the emulator and a description differ on purpose. None covers more than a tenth of the operations. */
export interface KnownDifference {
  readonly reason: string
  readonly places: readonly Place[]
}

/** @param route `GET /settings/roles/:id`; of a refusal with status and code behind it */
export function covers({ places }: KnownDifference, route: string, complaint: string): boolean {
  return places.some(([routes, complaints]) => routes.test(route) && complaints.test(complaint))
}

const rule = (reason: string, ...places: readonly Place[]): KnownDifference => ({ reason, places })
const ONE = /^\/(?:\w+|\/\*)* ?must match exactly one/

/** What succeeds: compared in every test of every package. */
export const ofAnswers: readonly KnownDifference[] = [
  rule('pages of v7 show these answers flat', [
    /roles\/:id$/,
    /^\/ must (?:NOT have additional|have required)/,
  ]),
  rule(
    'the description puts an array into the array of results',
    [/territories\/:id\/users(?:\/:userId)?$/, ONE],
    [/get_related_records_count$/, /must be array/],
  ),
  rule(
    'the description of users of a territory has fewer keys of a user, and no user who has not confirmed; pages show him as everywhere',
    [
      /^GET \/settings\/territories\/:id\/users/,
      /^\/users\/\*(?: must NOT have additional|\/zuid must be string)/,
    ],
  ),
  rule('rows that failed beside others; this description knows success alone', [
    /^DELETE \/users\/:id\/territories$/,
    /^\/territories\/\*\/(?:code|details|status) /,
  ]),
  rule(
    'samples leave out a key that the description demands',
    [/^DELETE \/users\/:id$/, /details must have required property 'id'/],
    [/^GET \/settings\/users_unavailability/, ONE],
    [/^PUT \/:module(?:\/:recordId)?$/, /\$approval_state/],
    [/^GET \/settings\/appointment_preferences$/, /deal_record_configuration/],
    [/shift_hours/, /shift_count/],
    [/^GET \/settings\/variable_groups/, /'rid'/],
    [/^GET .*\/actions\/share$/, /'shared_with'/],
    [/^GET \/settings\/portals\/:portal$/, /saml_configuration/],
  ),
  rule(
    'samples have a key, or a form of a value, that the description forgets',
    [/^GET \/users\/:id\/territories/, /(?:Manager|Reporting_To) must/],
    [/^GET \/users\/:id$/, /\/(?:Reporting_To|country_locale) /],
    [/^GET \/:module(?:\/:recordId)?$/, /properties: email/],
    [/^GET \/settings\/fields/, /properties: allowed_permissions_to_update/],
    [/^GET \/settings\/layouts/, /external must match/],
    [/^POST \/:module\/upsert$/, /properties: (?:action|duplicate_field)/],
    [/^GET \/__zia_\w+_enrichment$/, /per_page must/],
    [/tags\/actions\/mass_delete$/, /properties: (?:message|\w+_count)$/],
    [/^GET \/.*(?:user_groups|associated_groups)/, /sources_count\/users|properties: sources/],
  ),
  rule(
    'samples have null, or an empty object, where nothing is set',
    [/^GET \/:module$/, /^\/info\/\w+ must be string/],
    [/^GET \/settings\/(?:fields|layouts)/, /(?:auto_number|length|multi_module_lookup) must/],
    [/^GET \/settings\/custom_views(?:\/:id)?$/, /_(?:by|time) must/],
    [/^GET \/settings\/duplicate_check/, /type_configurations must/],
    [/^GET .*\/Contact_Roles/, /Contact_Role must be object/],
    [/^GET .*portal_invite$/, /data must be array/],
    [/^GET \/settings\/audit_log_export/, /criteria must|download_links must|_time must|expiry_date must/],
  ),
  rule(
    'pages show another type of the same value',
    [/^GET \/users\/actions\/count$/, ONE],
    [/^GET \/:module\/actions\/count$/, /count must be integer/],
    [/transfer_and_delete$/, /jobId|job_id/],
    [/^GET \/settings\/profiles/, /\/module must/],
    [/^GET .*\/shift_hours\/:\w+$/, /year must be/],
    [/^GET \/settings\/recycle_bin/, /module must be string/],
    [/^GET \/settings\/layouts(?:\/:id)?$/, /sections\/\*\/api_name must/],
    [/^DELETE \/settings\/tags\/:id$/, /tags must be array/],
    [/^GET .*\/actions\/(?:merge|mass_\w+)$/, /\/[Ss]tatus must be equal/],
    [/^POST \/coql$/, /^\/fields\//],
    [/^GET .*user_type\/:\w+\/users$/, /(?:invited|created)_time/],
    // A deletion of very many people is a job.
    [/^DELETE .*user_type\/:\w+\/users$/, /users\/\*\/(?:code|details)/],
  ),
  rule(
    'pages allow more rows in a call than the description',
    [/^POST \/settings\/user_groups$/, /more than 1 items/],
    [/^GET \/:module$/, /more than 100 items/],
    [/^POST \/(?:coql|settings\/tags)$/, /more than \d+ items/],
  ),
  rule(
    'what is right fits several branches of the description, which wants one',
    [/^GET \/settings\/profiles/, /\/info must/],
    [/^POST \/:module\/.*change_owner$/, ONE],
    [/^GET \/__zia_people_enrichment/, ONE],
    [/Locking_Information__s/, ONE],
    [/^GET \/(?:__features|settings\/(?:related_lists|wizards)\/:)/, ONE],
  ),
  rule('the description knows records that are named only: of a view the pages answer with a job', [
    /^POST .*\/actions\/mass_update$/,
    /details must (?:NOT have additional properties: job_id|have required property)/,
  ]),
  rule('the shape is assumed where the older description names a component that does not fit', [
    /user_groups\/(?::id\/)?(?:actions\/get_|actions\/associations|associated_users)|actions\/blueprint$/,
    ONE,
  ]),
  rule('the status is that of the pages, or of another description', [
    /assign_territories$|recycle_bin$|^POST \/:module$|mass_change_owner$|mass_update$|settings\/(?:global_picklists|variables)$/,
    /status not described/,
  ]),
  rule('no description at hand has the operation: the pages, the SDK or the newest one online have it', [
    /org\/taxes|settings\/custom_views|scheduled_jobs|generate_link|variables\/:\w+\/actions|PUT .*\/users\/:\w+\/actions\/change_status/,
    /operation not described/,
  ]),
]

const WITHOUT = /status not described/
const ERROR_ALONE = /^\/ must NOT have additional properties: (?:code|details|message|status)$/

/** Refusals, empty answers, and rows of which some failed: compared in the cases of the contract. */
export const ofRefusals: readonly KnownDifference[] = [
  rule('OAUTH_SCOPE_MISMATCH is described in prose for the whole API, and with hardly any operation', [
    / 401 OAUTH_SCOPE_MISMATCH$/,
    WITHOUT,
  ]),
  rule('the permission of a profile guards each operation; descriptions name it with some, in two shapes', [
    / 403 NO_PERMISSION$/,
    /status not described|permissions must be/,
  ]),
  rule('the pages answer with nothing where there is nothing; this description forgets it', [
    / 204$/,
    WITHOUT,
  ]),
  rule(
    'rows that partly fail are answered with 207 in the pages of records; here it is a reading, or a key is missing',
    [/ 207 SUCCESS$/, /status not described|required property 'id'/],
  ),
  rule(
    'an error about the body as a whole, or about the call, stands alone in the pages; here are errors of rows only',
    [/ \/:module.* 40[01] \w+$/, ERROR_ALONE],
    [/^POST \/settings\/user_groups 400 \w+$/, ONE],
  ),
  rule(
    'the pages, or the SDK, have a code that this description lacks',
    [/^(?:PUT|DELETE) \/settings\/user_groups.* 400 \w+$/, /exactly one|code must be equal/],
    [/^GET \/settings\/modules\/:\w+ 400 INVALID_MODULE$/, ONE],
    [/^POST \/settings\/modules 400 MINIMUM_DATA_NOT_FOUND$/, ONE],
    [/ 400 REQUIRED_PARAM_MISSING$/, ONE],
    [/mass_update 400 MANDATORY_NOT_FOUND$/, ONE],
    [/actions\/share (?:400 BAD_REQUEST|403 NOT_ALLOWED)$/, ONE],
    [/^POST \/settings\/audit_log_export 400 \w+$/, ONE],
    [/actions\/merge 400 DUPLICATE_DATA$/, ONE],
    [/map_dependency 400 MAPPING_EXISTS$/, ONE],
    [/Attachments 400 (?:INVALID_REQUEST|STORAGE_SPACE_EXCEEDED)$/, /must be equal|: expected_type$/],
    [/^DELETE \/settings\/variables\/:\w+ 400 NOT_ALLOWED$/, ONE],
  ),
  rule(
    'the pages have refusals where this description has no status of one',
    [/^GET \/(?:users|settings\/roles\/:id|settings\/user_groups\/.*(?:count|counts)) 400 \w+$/, WITHOUT],
    [/actions\/get_(?:un)?assigned 400 MANDATORY_NOT_FOUND$/, WITHOUT],
    [/actions\/blueprint 400 \w+$/, WITHOUT],
    [/(?:mass_update 404 NOT_FOUND|tags\/actions\/mass_delete 400 \w+)$/, WITHOUT],
  ),
  rule('no description describes a method that an address does not have', [
    / 400 INVALID_REQUEST_METHOD$/,
    /operation not described/,
  ]),
  rule(
    'the description lists messages, and forgets the general ones, which every page shows',
    [/^(?:POST \/users|GET \/users\/actions\/transfer_and_delete) 400 \w+$/, /message must be equal/],
    [/territories\/:id\/actions\/transfer_and_delete 400 INVALID_DATA$/, ONE],
  ),
  rule(
    'the description lists other details for the same code; ours are those of its neighbours and of the pages',
    [/^GET \/(?::module\/search|settings\/user_groups\/:id\/sources) 400 INVALID_\w+$/, ONE],
    [/^DELETE \/(?::module|settings\/tags\/:id) 400 INVALID_DATA$/, ONE],
    [/actions\/(?:mass_update|add_tags) 400 (?:INVALID_DATA|NO_RECORDS_FOUND)$/, ONE],
    [/(?:\/:recordId\/actions\/convert|:module\/actions\/mass_convert|__timeline) 400 \w+$/, ONE],
    [/^DELETE \/settings\/fields\/:id 400 NOT_ALLOWED$/, ONE],
    [/(?:Contacts\/roles|Contact_Roles(?:\/:contactId)?) 400 \w+$/, ONE],
    [/^PUT \/settings\/data_sharing 400 INVALID_DATA$/, ONE],
  ),
]

export const knownDifferences: readonly KnownDifference[] = [...ofAnswers, ...ofRefusals]
