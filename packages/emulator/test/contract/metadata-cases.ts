import { ADDRESS, OLD, PARTNERS, STANDARD, withLayouts } from '../layouts-seed.ts'
import type { OrganizationSeed } from '../../src/crm/index.ts'
import { get, send, type Case } from './cases.ts'

const LAYOUTS = '/settings/layouts'
const LAYOUT = '/settings/layouts/{id}'
const SWITCH = '/settings/layouts/{id}/actions/activate'
const PROFILE = '3652397000000026014'
const BRAM = '3652397000000186020'

const ofLeads = { seed: withLayouts, query: 'module=Leads' }
const rows =
  (key: string) =>
  (...each: readonly unknown[]): unknown => ({ [key]: each })
const layouts = rows('layouts')
const moved = { ...ofLeads, query: `module=Leads&transfer_to=${STANDARD}` }

const PIPELINES = '/settings/pipeline'
const PIPELINE = '/settings/pipeline/{id}'
const VIEWS = '/settings/custom_views'
const VIEW = '/settings/custom_views/{id}'
const PICKLISTS = '/settings/global_picklists'
const PICKLIST = '/settings/global_picklists/{id}'
const MAPS = '/settings/layouts/{layoutId}/map_dependency'
const MAP = '/settings/layouts/{layoutId}/map_dependency/{dependencyId}'
const CHECK = '/settings/duplicate_check_preference'
const VARIABLES = '/settings/variables'
const VARIABLE = '/settings/variables/{id}'
const VARIABLE_GROUPS = '/settings/variable_groups'
const VARIABLE_GROUP = '/settings/variable_groups/{id}'
const LOCKINGS = '/settings/record_locking_configurations'
const LOCKING = '/settings/record_locking_configurations/{id}'

const STANDARD_PIPELINE = '3652397000001076001'
const STAGE = '3652397000001065001'
const MINE = '3652397000001015003'
const COMPANY = '3652397000001000103'
const NOTES = '3652397000001017001'
const WIZARD = '3652397000001018001'
const GENERAL = '3652397000000039001'
const LEAD_SOURCE = '3652397000001000127'
const LEAD_STATUS = '3652397000001000129'
const UNKNOWN = '1234567890'
/** The field that is made after a global picklist with two options and the empty one. */
const AFTER_PICKLIST = '3652397000010000013'
const USED = '3652397000001019001'
const NORTH = '3652397000001019002'
const RATE = '3652397000001019003'
const TARGET = '3652397000001019004'
/** Id of the first row that is made. */
const MADE = '3652397000010000009'

const inLeads = { query: 'module=Leads' }
const inDeals = { query: 'module=Deals' }
const ofDeals = { query: 'layout_id=3652397000001060011' }
const reading = { caller: { scopes: ['ZohoCRM.features.READ', 'ZohoCRM.apis.READ'] } }

const pipelines = rows('pipeline')
/** An option and a variable that something uses. */
const inUse: OrganizationSeed = {
  global_picklists: [
    {
      id: USED,
      display_label: 'Regions',
      pick_list_values: [
        {
          id: NORTH,
          display_value: 'North',
          associations: [
            {
              type: 'field_update',
              resources: [{ id: '3652397000001019801', name: 'Send north', details: [] }],
            },
          ],
        },
      ],
    },
  ],
  variables: [
    {
      id: RATE,
      name: 'Rate',
      associations: [
        {
          name: 'email_templates',
          resources: [
            {
              id: '3652397000001019802',
              name: 'Offer',
              details: { module: { api_name: 'Leads', id: '3652397000001000000' } },
            },
          ],
        },
      ],
    },
  ],
}
/** Leads are converted into the second layout of contacts. */
const targeted = {
  layouts: {
    Leads: [{ id: STANDARD, name: 'Standard', convert_mapping: { Contacts: { id: TARGET } } }],
    Contacts: [
      { id: '3652397000001020011', name: 'Standard' },
      { id: TARGET, name: 'Partners' },
    ],
  },
} as OrganizationSeed
const partners = pipelines({ display_value: 'Partners', maps: [{ id: STAGE, sequence_number: 1 }] })
const views = rows('custom_views')
const sort = { sort_by: { api_name: 'Company', id: COMPANY }, sort_order: 'asc' }
const criteria = {
  field: { api_name: 'Company', id: COMPANY },
  comparator: 'equal',
  value: 'Zylker',
  type: 'value',
}
const view = { name: 'Zylker', access_type: 'only_to_me', fields: [{ api_name: 'Company' }], criteria }
const viewMade = { after: [{ method: 'POST', template: VIEWS, ...inLeads, body: views(view) }] }
const picklists = rows('global_picklists')
const regions = picklists({
  display_label: 'Regions',
  pick_list_values: [{ display_value: 'North' }, { display_value: 'South' }],
})
const picklistMade = { after: [{ method: 'POST', template: PICKLISTS, body: regions }] }
const replacing = [
  ...picklistMade.after,
  {
    method: 'POST',
    template: '/settings/fields',
    ...inLeads,
    body: { fields: [{ field_label: 'Region', data_type: 'picklist', global_picklist: { id: MADE } }] },
  },
  {
    method: 'POST',
    template: '/{module}',
    id: 'Leads',
    body: { data: [{ Last_Name: 'Boyle', Region: 'North' }] },
    caller: { scopes: ['ZohoCRM.modules.ALL'] },
  },
  {
    method: 'POST',
    template: `${PICKLIST}/actions/replace_picklist_values`,
    id: MADE,
    body: {
      replace_picklist_values: [
        { old_value: { display_value: 'North' }, new_value: { display_value: 'South' } },
      ],
    },
  },
]
const dependency = {
  map_dependency: [
    {
      parent: { id: LEAD_STATUS, api_name: 'Lead_Status' },
      child: { id: LEAD_SOURCE, api_name: 'Lead_Source' },
      pick_list_values: [{ id: '3652397000001005053', maps: [{ id: '3652397000001005017' }] }],
    },
  ],
}
const dependencyMade = {
  after: [{ method: 'POST', template: MAPS, ...inLeads, id: STANDARD, body: dependency }],
}
const converted = { duplicate_check_preference: { type: 'converted_records', type_configurations: null } }
const checkMade = { after: [{ method: 'POST', template: CHECK, ...inLeads, body: converted }] }
const variables = rows('variables')
const rate = variables({
  name: 'Rate',
  api_name: 'Rate',
  type: 'text',
  variable_group: { id: GENERAL },
  value: '7',
})
const variableMade = { after: [{ method: 'POST', template: VARIABLES, body: rate }] }
const groups = rows('variable_groups')
const lockings = rows('record_locking_configurations')
const locking = lockings({ lock_type: 'manual', restricted_actions: ['update'] })
const lockingMade = { after: [{ method: 'POST', template: LOCKINGS, ...inDeals, body: locking }] }

/** Settings of modules: what each operation gives, and how it refuses. */
export const casesOfMetadata: readonly Case[] = [
  send('PATCH', 'a changed layout', LAYOUT, 200, {
    ...ofLeads,
    id: STANDARD,
    body: layouts({ name: 'Usual', sections: [{ id: ADDRESS, column_count: 1 }] }),
  }),
  send('PATCH', 'a taken name', LAYOUT, 400, {
    ...ofLeads,
    id: STANDARD,
    body: layouts({ name: 'Partners' }),
  }),
  send('PATCH', 'a layout without the permission', LAYOUT, 403, {
    ...ofLeads,
    id: STANDARD,
    body: layouts({ name: 'Usual' }),
    caller: { userId: BRAM },
    readings: { requests: { permissionsDetail: 'array' } },
  }),
  send('PATCH', 'a changed layout by row', LAYOUTS, 200, {
    ...ofLeads,
    body: layouts({ id: STANDARD, name: 'Usual' }),
  }),
  send('DELETE', 'a deleted layout', LAYOUT, 200, { ...moved, id: PARTNERS }),
  send('DELETE', 'a layout for a pipeline without a stage', LAYOUT, 400, {
    ...moved,
    id: PARTNERS,
    query: `module=Leads&transfer_to=${STANDARD}&pipeline=${STANDARD}`,
  }),
  send('DELETE', 'the layout of the system', LAYOUT, 400, { ...moved, id: STANDARD }),
  send('POST', 'a layout in use again', SWITCH, 200, {
    ...ofLeads,
    id: OLD,
    body: layouts({ id: OLD, profiles: [{ id: PROFILE }] }),
  }),
  send('POST', 'a layout that is in use', SWITCH, 400, {
    ...ofLeads,
    id: PARTNERS,
    body: layouts({ id: PARTNERS, profiles: [{ id: PROFILE }] }),
  }),
  send('DELETE', 'a layout out of use', SWITCH, 200, { ...moved, id: PARTNERS }),
  send('DELETE', 'a layout that leads are converted into', SWITCH, 400, {
    seed: targeted,
    id: TARGET,
    query: 'module=Contacts&transfer_to=3652397000001020011',
  }),
  send('DELETE', 'a layout that is out of use', SWITCH, 400, { ...moved, id: OLD }),

  get('pipelines', PIPELINES, 200, ofDeals),
  get('a pipeline', PIPELINE, 200, { ...ofDeals, id: STANDARD_PIPELINE }),
  send('POST', 'a new pipeline', PIPELINES, 201, { ...ofDeals, body: partners }),
  send('POST', 'a pipeline without stages', PIPELINES, 400, {
    ...ofDeals,
    body: pipelines({ display_value: 'Partners' }),
  }),
  send('PUT', 'a changed pipeline', PIPELINE, 200, {
    ...ofDeals,
    id: STANDARD_PIPELINE,
    body: pipelines({ display_value: 'Usual', maps: [{ id: STAGE, sequence_number: 1 }] }),
  }),
  send('PUT', 'a changed pipeline by row', PIPELINES, 200, {
    ...ofDeals,
    body: pipelines({
      id: STANDARD_PIPELINE,
      display_value: 'Usual',
      maps: [{ id: STAGE, sequence_number: 1 }],
    }),
  }),
  send('PATCH', 'a pipeline with a stage less', PIPELINE, 200, {
    ...ofDeals,
    id: STANDARD_PIPELINE,
    body: pipelines({ display_value: 'Usual', maps: [{ id: STAGE, _delete: null }] }),
  }),
  send('PATCH', 'a pipeline with a stage less by row', PIPELINES, 200, {
    ...ofDeals,
    body: pipelines({
      id: STANDARD_PIPELINE,
      display_value: 'Usual',
      maps: [{ id: STAGE, sequence_number: 2 }],
    }),
  }),
  send('POST', 'a pipeline that goes', `${PIPELINES}/actions/transfer`, 200, {
    ...ofDeals,
    after: [{ method: 'POST', template: PIPELINES, ...ofDeals, body: partners }],
    body: {
      transfer_pipeline: [
        { pipeline: { from: MADE, to: STANDARD_PIPELINE }, stages: [{ from: STAGE, to: STAGE }] },
      ],
    },
  }),

  get('views', VIEWS, 200, inLeads),
  get('a view', VIEW, 200, { ...inLeads, ...viewMade, id: MADE }),
  get('no view', VIEW, 204, { ...inLeads, id: UNKNOWN }),
  send('PUT', 'sorted views', `${VIEWS}/actions/change_sort`, 200, {
    ...inLeads,
    body: views({ id: MINE, ...sort }),
  }),
  send('PUT', 'one of two sorted views', `${VIEWS}/actions/change_sort`, 207, {
    ...inLeads,
    body: views({ id: MINE, ...sort }, { id: UNKNOWN, ...sort }),
  }),
  send('PUT', 'a sorted view', `${VIEW}/actions/change_sort`, 200, {
    ...inLeads,
    id: MINE,
    body: views(sort),
  }),
  send('POST', 'a new view', VIEWS, 201, { ...inLeads, body: views(view) }),
  send('PUT', 'a changed view by row', VIEWS, 200, {
    ...inLeads,
    ...viewMade,
    body: views({ id: MADE, name: 'Ours' }),
  }),
  send('PUT', 'a changed view', VIEW, 200, {
    ...inLeads,
    ...viewMade,
    id: MADE,
    body: views({ name: 'Ours' }),
  }),
  send('DELETE', 'a deleted view', VIEWS, 200, { ...viewMade, query: `module=Leads&ids=${MADE}` }),

  get('global picklists', PICKLISTS, 200, {
    ...picklistMade,
    query: 'include=pick_list_values,used_in_modules',
  }),
  get('a global picklist', PICKLIST, 200, { ...picklistMade, id: MADE }),
  get('no global picklist', PICKLIST, 204, { id: UNKNOWN }),
  send('POST', 'a new global picklist', PICKLISTS, 201, { body: regions }),
  send('POST', 'a global picklist without options', PICKLISTS, 400, {
    body: picklists({ display_label: 'Regions' }),
  }),
  send('PATCH', 'a changed global picklist', PICKLIST, 200, {
    ...picklistMade,
    id: MADE,
    body: picklists({ display_label: 'Areas', pick_list_values: [{ display_value: 'West' }] }),
  }),
  send('PATCH', 'a changed global picklist by row', PICKLISTS, 200, {
    ...picklistMade,
    body: picklists({ id: MADE, display_label: 'Areas' }),
  }),
  send('DELETE', 'a global picklist that goes', PICKLIST, 202, { ...picklistMade, id: MADE }),
  send('DELETE', 'global picklists that go', PICKLISTS, 202, { ...picklistMade, query: `ids=${MADE}` }),
  send('POST', 'an option in the place of another', `${PICKLIST}/actions/replace_picklist_values`, 200, {
    ...picklistMade,
    id: MADE,
    body: {
      replace_picklist_values: [
        { old_value: { display_value: 'North' }, new_value: { display_value: 'South' } },
      ],
    },
  }),
  get('options that are replaced', `${PICKLIST}/actions/replaced_values`, 200, {
    id: MADE,
    after: replacing,
  }),
  get('fields with a global picklist', `${PICKLIST}/actions/associations`, 200, {
    id: MADE,
    query: 'include_inner_details=layouts.status',
    after: replacing,
  }),

  get('rules with an option', `${PICKLIST}/actions/pick_list_values_associations`, 200, {
    seed: inUse,
    id: USED,
    query: `picklist_value_id=${NORTH}`,
  }),
  get('no option', `${PICKLIST}/actions/pick_list_values_associations`, 400, {
    seed: inUse,
    id: USED,
    query: `picklist_value_id=${UNKNOWN}`,
  }),
  get('work on records', '/settings/fields/{id}/actions/scheduled_jobs', 200, {
    ...inLeads,
    id: AFTER_PICKLIST,
    after: replacing,
  }),
  get('work on records of a text', '/settings/fields/{id}/actions/scheduled_jobs', 400, {
    ...inLeads,
    id: COMPANY,
  }),
  get('where leads are shown', '/settings/module/{api_name}/actions/generate_link', 200, { id: 'Leads' }),
  get('where nothing is shown', '/settings/module/{api_name}/actions/generate_link', 400, { id: 'Nothing' }),

  get('dependencies', MAPS, 200, { ...inLeads, ...dependencyMade, id: STANDARD }),
  get('no dependencies', MAPS, 204, { ...inLeads, id: STANDARD }),
  get('a dependency', MAP, 200, { ...inLeads, ...dependencyMade, id: STANDARD, other: MADE }),
  send('POST', 'a new dependency', MAPS, 201, { ...inLeads, id: STANDARD, body: dependency }),
  send('POST', 'a dependency that is there', MAPS, 400, {
    ...inLeads,
    ...dependencyMade,
    id: STANDARD,
    body: dependency,
  }),
  send('PUT', 'a changed dependency', MAP, 200, {
    ...inLeads,
    ...dependencyMade,
    id: STANDARD,
    other: MADE,
    body: dependency,
  }),
  send('DELETE', 'a deleted dependency', MAP, 200, {
    ...inLeads,
    ...dependencyMade,
    id: STANDARD,
    other: MADE,
  }),

  get('a duplicate check', CHECK, 200, { ...inLeads, ...checkMade }),
  get('no duplicate check', CHECK, 204, inLeads),
  send('POST', 'a new duplicate check', CHECK, 200, { ...inLeads, body: converted }),
  send('POST', 'a second duplicate check', CHECK, 400, { ...inLeads, ...checkMade, body: converted }),
  send('PUT', 'a changed duplicate check', CHECK, 200, { ...inLeads, ...checkMade, body: converted }),
  send('DELETE', 'no more duplicate check', CHECK, 200, { ...inLeads, ...checkMade }),

  get('variables', VARIABLES, 200, variableMade),
  get('a variable', VARIABLE, 200, { ...variableMade, id: MADE, query: 'group=General' }),
  get('a variable of no group', VARIABLE, 400, { ...variableMade, id: MADE }),
  send('POST', 'a new variable', VARIABLES, 201, { body: rate }),
  send('POST', 'a variable that is there', VARIABLES, 400, { ...variableMade, body: rate }),
  send('PUT', 'changed variables', VARIABLES, 200, {
    ...variableMade,
    body: variables({ id: MADE, value: '8' }),
  }),
  send('PUT', 'a changed variable', VARIABLE, 200, {
    ...variableMade,
    id: MADE,
    body: variables({ value: '8' }),
  }),
  send('DELETE', 'deleted variables', VARIABLES, 200, { ...variableMade, query: `ids=${MADE}` }),
  send('DELETE', 'a deleted variable', VARIABLE, 200, { ...variableMade, id: MADE }),
  get('what uses a variable', `${VARIABLE}/actions/associations`, 200, { seed: inUse, id: RATE }),
  send('DELETE', 'a variable in use', VARIABLE, 400, { seed: inUse, id: RATE }),
  get('groups of variables', VARIABLE_GROUPS, 200),
  get('a group of variables', VARIABLE_GROUP, 200, { id: 'General' }),
  send('PUT', 'changed groups of variables', VARIABLE_GROUPS, 200, {
    body: groups({ id: GENERAL, name: 'Rates' }),
  }),
  send('PUT', 'a changed group of variables', VARIABLE_GROUP, 200, {
    id: GENERAL,
    body: groups({ name: 'Rates' }),
  }),

  get('how records are locked', LOCKINGS, 200, { ...inDeals, ...lockingMade }),
  get('records that are not locked', LOCKINGS, 204, inDeals),
  get('a way to lock', LOCKING, 200, { ...inDeals, ...lockingMade, id: MADE }),
  send('POST', 'a new way to lock', LOCKINGS, 201, { ...inDeals, body: locking }),
  send('POST', 'a second way to lock', LOCKINGS, 400, { ...inDeals, ...lockingMade, body: locking }),
  send('PUT', 'a changed way to lock', LOCKING, 200, {
    ...inDeals,
    ...lockingMade,
    id: MADE,
    body: lockings({ id: MADE, restricted_actions: ['update', 'delete'] }),
  }),
  send('PUT', 'a changed way to lock by row', LOCKINGS, 200, {
    ...inDeals,
    ...lockingMade,
    body: lockings({ id: MADE, lock_for_portal_users: false }),
  }),
  send('DELETE', 'no way to lock', LOCKING, 200, { ...inDeals, ...lockingMade, id: MADE }),
  send('DELETE', 'no ways to lock', LOCKINGS, 200, { ...lockingMade, query: `module=Deals&ids=${MADE}` }),

  get('related lists', '/settings/related_lists', 200, inLeads),
  get('related lists of a bad status', '/settings/related_lists', 400, { query: 'module=Leads&status=lost' }),
  get('a related list', '/settings/related_lists/{id}', 200, { ...inLeads, id: NOTES }),
  get('wizards', '/settings/wizards', 200),
  get('a wizard', '/settings/wizards/{wizard_id}', 200, { id: WIZARD, query: `layout_id=${STANDARD}` }),
  get('features', '/__features', 200, reading),
  get('a feature', '/__features/{feature}', 200, { ...reading, id: 'global_picklists' }),
  get('licences', '/__features/user_licenses', 200, reading),
  get('enrichment', '/__features/data_enrichment', 200, reading),
  get('calls that are served', '/__apis', 200, reading),
]
