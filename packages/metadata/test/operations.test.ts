import { allOf, where } from '@x/client'
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
// Nothing has it yet.
const ID = '3652397000009835011'
const OTHER = '3652397000009835012'

const criteria = where('Company', 'equal', 'Zylker')
const view = {
  name: 'Zylker',
  access_type: 'only_to_me',
  fields: [{ api_name: 'Company', _pin: true }],
  criteria,
  shared_to: [{ id: ID, type: 'users' }],
  sort_by: { api_name: 'Company' },
  sort_order: 'asc',
}
const sort = { sort_by: { api_name: 'Company', id: COMPANY }, sort_order: 'desc' }
const dependency = {
  parent: { id: LEAD_STATUS, api_name: 'Lead_Status' },
  child: { id: LEAD_SOURCE, api_name: 'Lead_Source' },
  pick_list_values: [{ id: ID, display_value: '-None-', maps: [{ id: OTHER }] }],
}
const preference = {
  type: 'mapped_module_records',
  type_configurations: [
    {
      mapped_module: { api_name: 'Contacts', id: ID },
      field_mappings: [
        { current_field: { api_name: 'Email', id: ID }, mapped_field: { api_name: 'Email', id: OTHER } },
      ],
    },
  ],
}
const pipeline = {
  display_value: 'Partners',
  default: false,
  maps: [{ id: ID, display_value: 'Qualification', sequence_number: 1 }],
}
const locking = {
  lock_type: 'automatic',
  restricted_actions: ['update', 'delete'],
  locking_rules: [
    { name: 'Sold', lock_existing_records: false, criteria: allOf(where('Stage', 'equal', 'Closed Won')) },
  ],
}

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
          singular_label: 'Machine',
          plural_label: 'Machines',
          api_name: 'Machines',
          profiles: [{ id: PROFILE }],
          display_field: {
            field_label: 'Machine No',
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
    deleteField: { with: [COMPANY, 'Leads'] },
    listFieldPicklistValues: { with: [LEAD_STATUS, 'Leads'], row: 'PickListValueInLayouts' },
    getFieldScheduledJobs: {
      with: [LEAD_STATUS, 'Leads', { job_id: ID, page: 1, per_page: 200 }],
      row: 'ScheduledJob',
      notServed: true,
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
      notServed: true,
      // The pages of v7 have it, and nothing else makes a field mandatory.
      differs: ['body /layouts/*/sections/*/fields/* must NOT have additional properties: required'],
    },
    updateLayouts: {
      with: ['Leads', [{ id: LEAD_LAYOUT, name: 'Usual' }]],
      differs: ['in the older description only'],
    },
    deleteLayout: {
      with: [LEAD_LAYOUT, 'Leads', { transfer_to: OTHER, pipeline: ID, stage: ID }],
    },
    activateLayout: { with: [LEAD_LAYOUT, 'Leads', [{ id: PROFILE }]] },
    deactivateLayout: { with: [LEAD_LAYOUT, 'Leads', OTHER] },
    listRelatedLists: { with: ['Leads', { layout_id: LEAD_LAYOUT, status: 'visible' }], row: 'RelatedList' },
    getRelatedList: {
      with: [ID, 'Leads', { layout_id: LEAD_LAYOUT }],
      row: 'RelatedList',
      differs: ['in the older description only'],
    },
    listCustomViews: {
      with: ['Leads', { page: 1, per_page: 200, filters: where('name', 'equal', 'All Leads') }],
      row: 'CustomView',
      notServed: true,
      differs: ['query page: in the older description only', 'query per_page: in the older description only'],
    },
    getCustomView: { with: [ID, 'Leads'], row: 'CustomView' },
    changeCustomViewsSort: { with: ['Leads', [{ id: ID, ...sort }]] },
    changeCustomViewSort: { with: [ID, 'Leads', sort] },
    createCustomViews: {
      with: ['Leads', [view]],
      // The newest description has it, one folder per area, of which no copy is here.
      differs: ['in no description'],
    },
    updateCustomViews: {
      with: ['Leads', [{ id: ID, name: 'Zylker' }]],
      // The newest description has it, one folder per area, of which no copy is here.
      differs: ['in no description'],
    },
    updateCustomView: {
      with: [ID, 'Leads', { name: 'Zylker' }],
      // The newest description has it, one folder per area, of which no copy is here.
      differs: ['in no description'],
    },
    deleteCustomViews: {
      with: ['Leads', [ID]],
      // The newest description has it, one folder per area, of which no copy is here.
      differs: ['in no description'],
    },
    listGlobalPicklists: {
      with: [{ include: ['pick_list_values'], include_inner_details: 'used_in_modules.plural_label' }],
      row: 'GlobalPicklist',
    },
    getGlobalPicklist: { with: [ID, { include: ['used_in_modules'] }], row: 'GlobalPicklist' },
    createGlobalPicklist: {
      with: [
        {
          display_label: 'Regions',
          description: 'Of sales',
          pick_list_values: [{ display_value: 'North', actual_value: 'North' }],
        },
      ],
      notServed: true,
      // Options are used ones unless said otherwise, by the pages of v7.
      differs: ["body /global_picklists/*/pick_list_values/* must have required property 'type'"],
    },
    updateGlobalPicklists: {
      with: [[{ id: ID, display_label: 'Regions' }]],
      differs: ['in the older description only'],
    },
    updateGlobalPicklist: {
      with: [ID, { display_label: 'Regions', pick_list_values: [{ id: ID, display_value: 'South' }] }],
    },
    deleteGlobalPicklists: { with: [[ID]], differs: ['in the older description only'] },
    deleteGlobalPicklist: { with: [ID] },
    replaceGlobalPicklistValue: {
      with: [ID, { old_value: { id: ID }, new_value: { display_value: 'South' } }],
    },
    listReplacedGlobalPicklistValues: { with: [ID], row: 'ReplacedValue' },
    listGlobalPicklistAssociations: {
      with: [ID, { page: 1, per_page: 200, include_inner_details: ['layouts.status'] }],
      row: 'PicklistAssociation',
    },
    listGlobalPicklistValueAssociations: { with: [ID, OTHER], row: 'PicklistValueAssociation' },
    listMapDependencies: {
      with: [LEAD_LAYOUT, 'Leads', { page: 1, per_page: 20, filters: where('active', 'equal', true) }],
      row: 'MapDependency',
    },
    getMapDependency: { with: [LEAD_LAYOUT, ID, 'Leads'], row: 'MapDependency' },
    createMapDependency: { with: [LEAD_LAYOUT, 'Leads', dependency] },
    updateMapDependency: { with: [LEAD_LAYOUT, ID, 'Leads', dependency] },
    deleteMapDependency: { with: [LEAD_LAYOUT, ID, 'Leads'] },
    getDuplicateCheckPreference: { with: ['Leads'], row: 'DuplicateCheckPreference' },
    createDuplicateCheckPreference: {
      with: ['Leads', preference],
      // The description wants the names of its own answer; the pages of v7 send API name and id.
      differs: [
        "body /duplicate_check_preference/type_configurations/*/field_mappings/*/current_field must have required property 'name'",
        "body /duplicate_check_preference/type_configurations/*/field_mappings/*/mapped_field must have required property 'name'",
        "body /duplicate_check_preference/type_configurations/*/mapped_module must have required property 'name'",
      ],
    },
    updateDuplicateCheckPreference: { with: ['Leads', preference] },
    deleteDuplicateCheckPreference: { with: ['Leads'] },
    listPipelines: { with: [DEAL_LAYOUT], row: 'Pipeline' },
    getPipeline: { with: [ID, DEAL_LAYOUT], row: 'Pipeline' },
    createPipeline: { with: [DEAL_LAYOUT, pipeline] },
    updatePipelines: { with: [DEAL_LAYOUT, [{ id: ID, ...pipeline }]] },
    updatePipeline: { with: [ID, DEAL_LAYOUT, pipeline] },
    transferAndDeletePipeline: {
      with: [
        DEAL_LAYOUT,
        { transfer_pipeline: [{ pipeline: { from: ID, to: OTHER }, stages: [{ from: ID, to: OTHER }] }] },
      ],
    },
    listVariables: {
      with: [{ group: ID }],
      row: 'Variable',
      differs: ['query group: in the older description only'],
    },
    getVariable: { with: [ID, { group: 'General' }], row: 'Variable' },
    getVariableByApiName: { with: ['Rate', { group: 'General' }], row: 'Variable' },
    createVariables: {
      with: [
        [
          {
            name: 'Rate',
            api_name: 'Rate',
            type: 'text',
            variable_group: { id: ID },
            value: '7',
            description: 'Of the bank',
          },
        ],
      ],
      notServed: true,
      // The pages of v7 send texts.
      differs: ['body /variables/*/value must be integer,null'],
    },
    updateVariables: {
      with: [[{ id: ID, value: '8' }]],
      // Ids have 19 digits in many organizations.
      differs: ['body /variables/*/id must NOT have more than 14 characters'],
    },
    updateVariable: {
      with: [ID, { value: '8' }, { group: ID }],
      differs: ['query group: in the older description only'],
    },
    updateVariableByApiName: {
      with: ['Rate', { value: '8' }, { group: ID }],
      differs: ['query group: in the older description only'],
    },
    deleteVariables: { with: [[ID]] },
    deleteVariable: { with: [ID] },
    listVariableAssociations: {
      with: [ID],
      row: 'VariableAssociation',
      // The newest description has it, one folder per area, of which no copy is here.
      differs: ['in no description'],
    },
    listVariableGroups: { with: [], row: 'VariableGroup' },
    getVariableGroup: { with: [ID], row: 'VariableGroup' },
    getVariableGroupByApiName: { with: ['General'], row: 'VariableGroup' },
    updateVariableGroups: {
      with: [[{ id: ID, name: 'General' }]],
      // Ids have 19 digits in many organizations.
      differs: ['body /variable_groups/*/id must NOT have more than 18 characters'],
    },
    updateVariableGroup: { with: [ID, { name: 'General', description: null }] },
    getRecordLockingConfigurations: {
      with: ['Leads', { feature_type: 'record_locking' }],
      row: 'RecordLockingConfiguration',
      notServed: true,
      differs: ['query feature_type: in the older description only'],
    },
    getRecordLockingConfiguration: { with: [ID, 'Leads'], row: 'RecordLockingConfiguration' },
    createRecordLockingConfiguration: { with: ['Deals', locking] },
    updateRecordLockingConfigurations: { with: ['Deals', [{ id: ID, ...locking }]] },
    updateRecordLockingConfiguration: { with: [ID, 'Deals', { id: ID, ...locking }] },
    deleteRecordLockingConfigurations: { with: ['Deals', [ID]] },
    deleteRecordLockingConfiguration: { with: [ID, 'Deals'] },
    listWizards: { with: [{ module: 'Leads' }], row: 'Wizard' },
    getWizard: { with: [ID, LEAD_LAYOUT], row: 'Wizard', differs: ['in the older description only'] },
    listApis: { with: [{ filters: where('module', 'equals', 'Leads') }], row: 'Api' },
    listFeatures: {
      with: [{ page: 1, per_page: 200, module: 'Leads', api_names: ['custom_field'], page_token: 'x' }],
      row: 'Feature',
      notServed: true,
      // The pages of v7 have it.
      differs: ['query page_token: in no description'],
    },
    getFeature: { with: ['global_picklists', { module: 'Leads' }], row: 'Feature' },
    getUserLicenses: { with: [], row: 'Feature', differs: ['in the older description only'] },
    getDataEnrichmentFeature: { with: [], row: 'Feature', differs: ['in the older description only'] },
  },
  { source: new URL('../src/', import.meta.url) },
)
