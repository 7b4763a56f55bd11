/** Where the emulator and a description differ on purpose. None covers more than a tenth of the operations. */
export interface KnownDifference {
  readonly reason: string
  /** Methods and paths that it is about. */
  readonly routes: RegExp
  readonly complaints: RegExp
}

export function covers({ routes, complaints }: KnownDifference, route: string, complaint: string): boolean {
  return routes.test(route) && complaints.test(complaint)
}

const of = (routes: RegExp, complaints: RegExp, reason: string): KnownDifference => ({
  routes,
  complaints,
  reason,
})

export const knownDifferences: readonly KnownDifference[] = [
  of(/roles\/:id$/, /^\/ must (?:NOT have additional|have required)/, 'pages of v7 show these answers flat'),
  of(
    /territories\/:id\/users(?:\/:userId)?$/,
    /^\/ must match exactly one/,
    'the description puts an array into the array of results',
  ),
  of(
    /^GET \/settings\/territories\/:id\/users/,
    /^\/users\/\*(?: must NOT have additional|\/zuid must be string)/,
    'the description of users of a territory has fewer keys of a user, and no user who has not confirmed; pages show him as everywhere',
  ),
  of(
    /^DELETE \/users\/:id\/territories$/,
    /^\/territories\/\*\/(?:code|details|status) /,
    'rows that failed beside others; this description knows success alone',
  ),
  of(/^DELETE \/users\/:id$/, /details must have required property 'id'/, 'pages show empty details'),
  of(
    /^GET \/users\/:id\/territories/,
    /(?:Manager|Reporting_To) must/,
    'pages show `name` inside Manager, and null above the topmost territory',
  ),
  of(
    /^GET \/users\/:id$/,
    /\/(?:Reporting_To|country_locale) /,
    'the description forgets values of its own samples',
  ),
  of(
    /^GET \/users\/actions\/count$/,
    /exactly one/,
    'a count is a number on the page, and text in the description',
  ),
  of(
    /transfer_and_delete$/,
    /jobId|job_id/,
    'the reading transferJobKey: `jobId` on the pages, `job_id` in the description',
  ),
  of(
    /^GET \/.*(?:user_groups|associated_groups)/,
    /sources_count\/users|properties: sources/,
    'the samples show a plain number inside rows, and `sources` where they are asked for',
  ),
  of(
    /^POST \/settings\/user_groups$/,
    /more than 1 items/,
    'the newest description takes ten rows, this one takes one',
  ),
  of(
    /user_groups\/(?::id\/)?(?:actions\/get_|actions\/associations|associated_users)/,
    /exactly one/,
    'the shape is assumed where the older description names a component that does not fit',
  ),
  of(/^GET \/settings\/users_unavailability/, /exactly one/, 'five keys that only calendars of others bring'),
  of(
    /^GET \/settings\/profiles/,
    /\/(?:module|info) must/,
    'any info with a limit fits both choices; module is text',
  ),
  of(
    /^GET \/:module$/,
    /^\/info\/\w+ must be string/,
    'tokens are null where there is no page, as in the samples',
  ),
  of(/^GET \/:module$/, /more than 100 items/, 'a page has up to 200 records, as its own parameter says'),
  of(
    /^GET \/:module\/:recordId$/,
    /properties: email/,
    'references to users carry the address, as in the samples of a record',
  ),
  of(/^PUT \/:module(?:\/:recordId)?$/, /\$approval_state/, 'samples of updates have no $approval_state'),
  of(/^POST \/:module\/upsert$/, /properties: (?:action|duplicate_field)/, 'what the page of upsert shows'),
  of(/^POST \/:module\/.*change_owner$/, /exactly one/, 'an answer of one record fits both of its choices'),
  of(
    /assign_territories$|recycle_bin$/,
    /status not described/,
    'the status is that of the pages; generations of the description differ',
  ),
  of(/Locking_Information__s/, /exactly one/, 'a lock fits both of its choices'),
  of(/^GET \/settings\/recycle_bin/, /module must be string/, 'pages show an object with id and name'),
  of(/org\/taxes/, /operation not described/, "taxes are in Zoho's SDK only"),
  of(/shift_hours/, /shift_count|year must be/, 'the description of the list is used for one shift as well'),
  of(
    /^GET \/settings\/(?:fields|layouts)/,
    /(?:auto_number|length|multi_module_lookup|sections\/\*\/api_name) must/,
    'samples show null, an empty object or a label with a blank there',
  ),
  of(
    /^POST \/coql$/,
    /^\/fields\//,
    'the description shows columns of a table; the page shows fields as metadata has them',
  ),
  of(
    /^GET \/settings\/appointment_preferences$/,
    /deal_record_configuration/,
    'pages leave it out, or null, where no deal is made',
  ),
  of(/^DELETE \/settings\/tags\/:id$/, /tags must be array/, 'pages show the answer of one tag as an object'),
  of(
    /^POST \/(?:coql|settings\/tags)$/,
    /more than \d+ items/,
    'pages allow more rows than the description: 2,000 of a query, 100 tags of a call',
  ),
  of(
    /^GET .*\/actions\/merge$/,
    /^\/merge\/\*\/status must be equal/,
    'pages write states of jobs in upper case; the description in lower case',
  ),
  of(
    /settings\/custom_views/,
    /operation not described/,
    'only the newest description has it, of which no copy is here',
  ),
  of(
    /^GET \/settings\/custom_views(?:\/:id)?$/,
    /_(?:by|time) must/,
    'nobody made the views of the system: null in the samples',
  ),
  of(
    /settings\/(?:global_picklists|variables)$/,
    /status not described/,
    'the pages and the other description answer so',
  ),
  of(
    /^GET \/settings\/variable_groups/,
    /'rid'/,
    'ids of a second kind, which neither pages nor the SDK know',
  ),
  of(/^GET \/settings\/duplicate_check/, /type_configurations must/, 'the sample of v7 has null there'),
  of(
    /^GET \/(?:__features|settings\/(?:related_lists|wizards)\/:)/,
    /exactly one/,
    'the answer fits both choices, or a key of the samples is missing from each',
  ),
]
