import { allOf, createClient, where, type Client } from '@x/client'
import { createEmulator, defaultOrganization, issueGrant, type OrganizationSeed } from '@x/emulator'
import { describeOperations } from '@x/operation-tests'
import * as metadata from '../src/index.ts'

// They are in the emulator's organization.
const PROFILE = '3652397000000026014'
const LEADS = '3652397000001000000'
const LEAD_LAYOUT = '3652397000001000011'
const LEAD_SECTION = '3652397000001000013'
const COMPANY = '3652397000001000103'
const LEAD_STATUS = '3652397000001000129'
const LEAD_SOURCE = '3652397000001000127'
const DEAL_LAYOUT = '3652397000001060011'
const STATUS_NONE = '3652397000001005053'
const SOURCE_NONE = '3652397000001005017'
const EMAIL = '3652397000001000115'
const CONTACTS = '3652397000001020000'
const CONTACT_EMAIL = '3652397000001020119'
const VIEW = '3652397000001015003'
const NOTES = '3652397000001017001'
const PIPELINE = '3652397000001076001'
const STAGE = '3652397000001065001'
const WIZARD = '3652397000001018001'
const GENERAL = '3652397000000039001'
const USER = '3652397000000186017'
/** Id of the first row that is made. */
const FIRST = '3652397000010000009'
// They are in the seed below.
const PARTNERS = '3652397000009835001'
const OLD = '3652397000009835002'
const AREAS = '3652397000009835003'
const NORTH = '3652397000009835004'
const SOUTH = '3652397000009835005'
const RATE = '3652397000009835006'
const SPARE = '3652397000009835007'

/** The default organization, leads with two layouts more, and what somebody set up. */
const seed: OrganizationSeed = {
  ...defaultOrganization(),
  layouts: {
    Leads: [
      {
        id: LEAD_LAYOUT,
        name: 'Standard',
        sections: [
          {
            id: LEAD_SECTION,
            display_label: 'Lead Information',
            fields: [{ api_name: 'Company' }, { api_name: 'Lead_Status' }, { api_name: 'Lead_Source' }],
          },
        ],
      },
      { id: PARTNERS, name: 'Partners' },
      { id: OLD, name: 'Old', status: 'inactive' },
    ],
  },
  global_picklists: [
    {
      id: AREAS,
      display_label: 'Areas',
      pick_list_values: [
        { id: NORTH, display_value: 'North' },
        { id: SOUTH, display_value: 'South' },
      ],
    },
  ],
  variables: [
    { id: RATE, name: 'Rate' },
    { id: SPARE, name: 'Spare' },
  ],
}

const criteria = where('Company', 'equal', 'Zylker')
const view = {
  name: 'Zylker',
  access_type: 'only_to_me' as const,
  fields: [{ api_name: 'Company', _pin: true }],
  criteria,
  shared_to: [{ id: USER, type: 'users' }],
  sort_by: { api_name: 'Company' },
  sort_order: 'asc' as const,
}
const sort = { sort_by: { api_name: 'Company', id: COMPANY }, sort_order: 'desc' }
const dependency = {
  parent: { id: LEAD_STATUS, api_name: 'Lead_Status' },
  child: { id: LEAD_SOURCE, api_name: 'Lead_Source' },
  pick_list_values: [{ id: STATUS_NONE, display_value: '-None-', maps: [{ id: SOURCE_NONE }] }],
}
const preference = {
  type: 'mapped_module_records' as const,
  type_configurations: [
    {
      mapped_module: { api_name: 'Contacts', id: CONTACTS },
      field_mappings: [
        {
          current_field: { api_name: 'Email', id: EMAIL },
          mapped_field: { api_name: 'Email', id: CONTACT_EMAIL },
        },
      ],
    },
  ],
}
const pipeline = {
  display_value: 'Partners',
  default: false,
  maps: [{ id: STAGE, display_value: 'Qualification', sequence_number: 1 }],
}
const locking = {
  lock_type: 'automatic' as const,
  restricted_actions: ['update' as const, 'delete' as const],
  locking_rules: [
    { name: 'Sold', lock_existing_records: false, criteria: allOf(where('Stage', 'equal', 'Closed Won')) },
  ],
}

const otherLocking = {
  ...locking,
  locking_rules: [
    { name: 'Lost', lock_existing_records: true, criteria: allOf(where('Stage', 'equal', 'Closed Lost')) },
  ],
}
/** What must be there first: their ids are those of the first rows that are made. */
const makeField = (zoho: Client): Promise<unknown> =>
  metadata.createFields(zoho, 'Leads', [{ field_label: 'Region', data_type: 'text', length: 40 }])
const makeView = (zoho: Client): Promise<unknown> => metadata.createCustomViews(zoho, 'Leads', [view])
const depend = (zoho: Client): Promise<unknown> =>
  metadata.createMapDependency(zoho, LEAD_LAYOUT, 'Leads', dependency)
const beUnique = async (zoho: Client): Promise<void> => {
  const change = { unique: { case_sensitive: false } }
  await metadata.updateField(zoho, EMAIL, 'Leads', change)
  await metadata.updateField(zoho, CONTACT_EMAIL, 'Contacts', change)
}
const compare = async (zoho: Client): Promise<void> => {
  await beUnique(zoho)
  await metadata.createDuplicateCheckPreference(zoho, 'Leads', preference)
}
const makePipeline = (zoho: Client): Promise<unknown> => metadata.createPipeline(zoho, DEAL_LAYOUT, pipeline)
const lock = (zoho: Client): Promise<unknown> =>
  metadata.createRecordLockingConfiguration(zoho, 'Deals', locking)

// The older description has one shape for fields that are read, made, and stand in a layout.
const NOT_OF_FIELDS = [
  'Field has no key _update_existing_records (2025-06)',
  'Field has no key category (2025-06)',
  'Field has no key common.picklist (2025-06)',
  'Field has no key default_value (2025-06)',
  'Field has no key file_upolad_optionlist (2025-06)',
  'Field has no key number_separator (2025-06)',
  'Field has no key refer_from_field (2025-06)',
  'Field has no key sequence_number (2025-06)',
  'Field has no key sub_module (2025-06)',
]

describeOperations(
  metadata,
  {
    listModules: {
      with: [
        {
          status: ['visible', 'user_hidden'],
          feature_name: 'webforms',
          include: ['fields'],
          modifiedSince: '2026-01-05T09:00:00+00:00',
        },
      ],
      row: 'Module',
      differs: ['Module has no key common.search_supported (2025-06)'],
    },
    getModule: {
      with: ['Leads'],
      row: 'Module',
      // A slip of that description.
      differs: ['Module has no key common.search_supported (2025-06)'],
    },
    createModule: {
      with: [
        {
          singular_label: 'Boat',
          plural_label: 'Boats',
          api_name: 'Boats',
          profiles: [{ id: PROFILE }],
          display_field: {
            field_label: 'Boat No',
            data_type: 'autonumber',
            auto_number: { start_number: '1', prefix: 'M', suffix: '' },
          },
        },
      ],
    },
    updateModule: {
      with: ['Leads', { singular_label: 'Prospect', plural_label: 'Prospects' }],
      // The pages of v7 do not demand it: the id is in the address.
      differs: [
        "body /modules/* must have required property 'id'",
        "body /modules/* must have required property 'profiles'",
      ],
    },
    updateModules: { with: [[{ id: LEADS, singular_label: 'Prospect', plural_label: 'Prospects' }]] },
    generateModuleLink: {
      with: ['Leads'],
      row: 'ModuleLink',
      // The newest description has it, one folder per area, of which no copy is here.
      differs: ['in no description'],
    },
    listFields: {
      with: ['Leads', { type: 'all', include: 'allowed_permissions_to_update' }],
      row: 'Field',
      differs: NOT_OF_FIELDS,
    },
    getField: { with: [COMPANY, 'Leads', { type: 'all' }], row: 'Field', differs: NOT_OF_FIELDS },
    createFields: { with: ['Leads', [{ field_label: 'Region', data_type: 'text', length: 40 }]] },
    updateFields: {
      with: ['Leads', [{ id: COMPANY, filterable: true }]],
      // The pages of v7 have it.
      differs: ['body /fields/* must NOT have additional properties: filterable'],
    },
    updateField: {
      with: [COMPANY, 'Leads', { filterable: true }],
      // The pages of v7 have it.
      differs: ['body /fields/* must NOT have additional properties: filterable'],
    },
    deleteField: { with: [FIRST, 'Leads'], before: makeField },
    listFieldPicklistValues: { with: [LEAD_STATUS, 'Leads'], row: 'PickListValueInLayouts' },
    getFieldScheduledJobs: {
      with: [LEAD_STATUS, 'Leads', { job_id: FIRST, page: 1, per_page: 200 }],
      row: 'ScheduledJob',
      // The newest description has it, one folder per area, of which no copy is here.
      differs: ['in no description'],
    },
    listLayouts: { with: ['Leads', { mode: 'all', include: ['total_profiles'] }], row: 'Layout' },
    getLayout: { with: [LEAD_LAYOUT, 'Leads'], row: 'Layout' },
    updateLayout: {
      with: [
        LEAD_LAYOUT,
        'Leads',
        { name: 'Usual', sections: [{ id: LEAD_SECTION, fields: [{ id: COMPANY, required: true }] }] },
      ],
      // The pages of v7 have it, and nothing else makes a field mandatory.
      differs: ['body /layouts/*/sections/*/fields/* must NOT have additional properties: required'],
    },
    updateLayouts: {
      with: ['Leads', [{ id: LEAD_LAYOUT, name: 'Usual' }]],
      differs: ['in the older description only'],
    },
    deleteLayout: {
      with: [PARTNERS, 'Leads', { transfer_to: LEAD_LAYOUT, pipeline: PIPELINE, stage: STAGE }],
    },
    activateLayout: { with: [OLD, 'Leads', [{ id: PROFILE }]] },
    deactivateLayout: { with: [PARTNERS, 'Leads', LEAD_LAYOUT] },
    listRelatedLists: { with: ['Leads', { layout_id: LEAD_LAYOUT, status: 'visible' }], row: 'RelatedList' },
    getRelatedList: {
      with: [NOTES, 'Leads', { layout_id: LEAD_LAYOUT }],
      row: 'RelatedList',
      differs: ['in the older description only'],
    },
    listCustomViews: {
      with: ['Leads', { page: 1, per_page: 200, filters: where('name', 'equal', 'All Leads') }],
      row: 'CustomView',
      differs: ['query page: in the older description only', 'query per_page: in the older description only'],
    },
    getCustomView: { with: [VIEW, 'Leads'], row: 'CustomView' },
    changeCustomViewsSort: { with: ['Leads', [{ id: VIEW, ...sort }]] },
    changeCustomViewSort: { with: [VIEW, 'Leads', sort] },
    createCustomViews: {
      with: ['Leads', [view]],
      // The newest description has it, one folder per area, of which no copy is here.
      differs: ['in no description'],
    },
    updateCustomViews: {
      with: ['Leads', [{ id: FIRST, name: 'Zylker' }]],
      before: makeView,
      // The newest description has it, one folder per area, of which no copy is here.
      differs: ['in no description'],
    },
    updateCustomView: {
      with: [FIRST, 'Leads', { name: 'Zylker' }],
      before: makeView,
      // The newest description has it, one folder per area, of which no copy is here.
      differs: ['in no description'],
    },
    deleteCustomViews: {
      with: ['Leads', [FIRST]],
      before: makeView,
      // The newest description has it, one folder per area, of which no copy is here.
      differs: ['in no description'],
    },
    listGlobalPicklists: {
      with: [{ include: ['pick_list_values'], include_inner_details: 'used_in_modules.plural_label' }],
      row: 'GlobalPicklist',
    },
    getGlobalPicklist: { with: [AREAS, { include: ['used_in_modules'] }], row: 'GlobalPicklist' },
    createGlobalPicklist: {
      with: [
        {
          display_label: 'Regions',
          description: 'Of sales',
          pick_list_values: [{ display_value: 'North', actual_value: 'North' }],
        },
      ],
      // Options are used ones unless said otherwise, by the pages of v7.
      differs: ["body /global_picklists/*/pick_list_values/* must have required property 'type'"],
    },
    updateGlobalPicklists: {
      with: [[{ id: AREAS, display_label: 'Regions' }]],
      differs: ['in the older description only'],
    },
    updateGlobalPicklist: {
      with: [
        AREAS,
        { display_label: 'Regions', pick_list_values: [{ id: SOUTH, display_value: 'Far south' }] },
      ],
    },
    deleteGlobalPicklists: { with: [[AREAS]], differs: ['in the older description only'] },
    deleteGlobalPicklist: { with: [AREAS] },
    replaceGlobalPicklistValue: {
      with: [AREAS, { old_value: { id: NORTH }, new_value: { display_value: 'South' } }],
    },
    listReplacedGlobalPicklistValues: { with: [AREAS], row: 'ReplacedValue' },
    listGlobalPicklistAssociations: {
      with: [AREAS, { page: 1, per_page: 200, include_inner_details: ['layouts.status'] }],
      row: 'PicklistAssociation',
    },
    listGlobalPicklistValueAssociations: { with: [AREAS, NORTH], row: 'PicklistValueAssociation' },
    listMapDependencies: {
      with: [LEAD_LAYOUT, 'Leads', { page: 1, per_page: 20, filters: where('active', 'equal', true) }],
      row: 'MapDependency',
    },
    getMapDependency: { with: [LEAD_LAYOUT, FIRST, 'Leads'], row: 'MapDependency', before: depend },
    createMapDependency: { with: [LEAD_LAYOUT, 'Leads', dependency] },
    updateMapDependency: { with: [LEAD_LAYOUT, FIRST, 'Leads', dependency], before: depend },
    deleteMapDependency: { with: [LEAD_LAYOUT, FIRST, 'Leads'], before: depend },
    getDuplicateCheckPreference: { with: ['Leads'], row: 'DuplicateCheckPreference' },
    createDuplicateCheckPreference: {
      with: ['Leads', preference],
      before: beUnique,
      // The description wants the names of its own answer; the pages of v7 send API name and id.
      differs: [
        "body /duplicate_check_preference/type_configurations/*/field_mappings/*/current_field must have required property 'name'",
        "body /duplicate_check_preference/type_configurations/*/field_mappings/*/mapped_field must have required property 'name'",
        "body /duplicate_check_preference/type_configurations/*/mapped_module must have required property 'name'",
      ],
    },
    updateDuplicateCheckPreference: { with: ['Leads', preference], before: compare },
    deleteDuplicateCheckPreference: { with: ['Leads'], before: compare },
    listPipelines: { with: [DEAL_LAYOUT], row: 'Pipeline' },
    getPipeline: { with: [PIPELINE, DEAL_LAYOUT], row: 'Pipeline' },
    createPipeline: { with: [DEAL_LAYOUT, pipeline] },
    updatePipelines: { with: [DEAL_LAYOUT, [{ id: PIPELINE, ...pipeline }]] },
    updatePipeline: { with: [PIPELINE, DEAL_LAYOUT, pipeline] },
    transferAndDeletePipeline: {
      with: [
        DEAL_LAYOUT,
        {
          transfer_pipeline: [
            { pipeline: { from: FIRST, to: PIPELINE }, stages: [{ from: STAGE, to: STAGE }] },
          ],
        },
      ],
      before: makePipeline,
    },
    listVariables: {
      with: [{ group: GENERAL }],
      row: 'Variable',
      differs: ['query group: in the older description only'],
    },
    getVariable: { with: [RATE, { group: 'General' }], row: 'Variable' },
    getVariableByApiName: { with: ['Rate', { group: 'General' }], row: 'Variable' },
    createVariables: {
      with: [
        [
          {
            name: 'Interest',
            api_name: 'Interest',
            type: 'text',
            variable_group: { id: GENERAL },
            value: '7',
            description: 'Of the bank',
          },
        ],
      ],
      // The pages of v7 send texts.
      differs: ['body /variables/*/value must be integer,null'],
    },
    updateVariables: {
      with: [[{ id: RATE, value: '8' }]],
      // Ids have 19 digits in many organizations.
      differs: ['body /variables/*/id must NOT have more than 14 characters'],
    },
    updateVariable: {
      with: [RATE, { value: '8' }, { group: GENERAL }],
      differs: ['query group: in the older description only'],
    },
    updateVariableByApiName: {
      with: ['Rate', { value: '8' }, { group: GENERAL }],
      differs: ['query group: in the older description only'],
    },
    deleteVariables: { with: [[SPARE]] },
    deleteVariable: { with: [SPARE] },
    listVariableAssociations: {
      with: [RATE],
      row: 'VariableAssociation',
      // The newest description has it, one folder per area, of which no copy is here.
      differs: ['in no description'],
    },
    listVariableGroups: { with: [], row: 'VariableGroup' },
    getVariableGroup: { with: [GENERAL], row: 'VariableGroup' },
    getVariableGroupByApiName: { with: ['General'], row: 'VariableGroup' },
    updateVariableGroups: {
      with: [[{ id: GENERAL, name: 'General' }]],
      // Ids have 19 digits in many organizations.
      differs: ['body /variable_groups/*/id must NOT have more than 18 characters'],
    },
    updateVariableGroup: { with: [GENERAL, { name: 'General', description: null }] },
    getRecordLockingConfigurations: {
      with: ['Leads', { feature_type: 'record_locking' }],
      row: 'RecordLockingConfiguration',
      differs: ['query feature_type: in the older description only'],
    },
    getRecordLockingConfiguration: {
      with: [FIRST, 'Deals'],
      row: 'RecordLockingConfiguration',
      before: lock,
    },
    createRecordLockingConfiguration: { with: ['Deals', locking] },
    updateRecordLockingConfigurations: { with: ['Deals', [{ id: FIRST, ...otherLocking }]], before: lock },
    updateRecordLockingConfiguration: {
      with: [FIRST, 'Deals', { id: FIRST, ...otherLocking }],
      before: lock,
    },
    deleteRecordLockingConfigurations: { with: ['Deals', [FIRST]], before: lock },
    deleteRecordLockingConfiguration: { with: [FIRST, 'Deals'], before: lock },
    listWizards: { with: [{ module: 'Leads' }], row: 'Wizard' },
    getWizard: { with: [WIZARD, LEAD_LAYOUT], row: 'Wizard', differs: ['in the older description only'] },
    listApis: { with: [{ filters: where('module', 'equals', 'Leads') }], row: 'Api' },
    listFeatures: {
      with: [{ page: 1, per_page: 200, module: 'Leads', api_names: ['custom_field'], page_token: 'x' }],
      row: 'Feature',
      // The pages of v7 have it.
      differs: ['query page_token: in no description'],
    },
    getFeature: { with: ['global_picklists', { module: 'Leads' }], row: 'Feature' },
    getUserLicenses: { with: [], row: 'Feature', differs: ['in the older description only'] },
    getDataEnrichmentFeature: { with: [], row: 'Feature', differs: ['in the older description only'] },
  },
  {
    source: new URL('../src/', import.meta.url),
    at: (granted, before) => {
      const emulator = createEmulator({ seed: { organization: seed } })
      const clientWith = (scopes: readonly string[], ready?: Promise<unknown>): Client => {
        const { accessToken: value, apiDomain } = issueGrant(emulator, { dc: 'eu', scopes })
        return createClient({
          token: () => ({ value, apiDomain }),
          fetch: async (request) => {
            await ready
            return await emulator.fetch(request)
          },
          clock: emulator.clock,
        })
      }
      const everything = ['ZohoCRM.settings.ALL', 'ZohoCRM.modules.ALL']
      return clientWith(granted, before?.(clientWith(everything)))
    },
  },
)
