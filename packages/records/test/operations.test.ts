import { where } from '@x/client'
import { describeOperations } from '@x/operation-tests'
import * as records from '../src/index.ts'
import { clientAtEmulatorAfter } from './at-emulator.ts'
import { LEAD, OTHER_LEAD } from './ids.ts'
import { samplesOfActions } from './samples-of-actions.ts'
import { samplesOfFiles } from './samples-of-files.ts'
import { samplesOfRelated } from './samples-of-related.ts'

const DATE = '2026-01-05T09:00:00+00:00'
const lead = { Last_Name: 'Boyle' }
const how = { trigger: [], skip_feature_execution: [{ name: 'cadences' }] }

describeOperations(
  records,
  {
    listRecords: {
      with: [
        'Leads',
        {
          fields: ['Last_Name'],
          page: 1,
          per_page: 200,
          sort_by: 'Created_Time',
          sort_order: 'asc',
          converted: 'both',
          ids: [LEAD],
        },
      ],
    },
    getRecord: {
      with: ['Leads', LEAD, { fields: ['Last_Name'] }],
      // The pages of v7 have it, too.
      differs: ['query fields: in the older description only'],
    },
    getRichText: { with: ['Leads', LEAD, { fields: ['Description'] }] },
    listRichText: { with: ['Leads', { ids: [LEAD], fields: ['Description'] }] },
    listDeletedRecords: {
      with: ['Leads', { type: 'all', page: 1, per_page: 200, modifiedSince: DATE }],
      row: 'DeletedRecord',
    },
    cloneRecord: {
      with: ['Leads', LEAD, { Email: null }, { skip_feature_execution: [{ name: 'cadences' }] }],
    },
    searchRecords: {
      with: [
        'Leads',
        {
          criteria: where('Last_Name', 'starts_with', 'Ho'),
          fields: ['Last_Name'],
          page: 1,
          per_page: 10,
          converted: 'both',
        },
      ],
    },
    countRecords: { with: ['Leads', { criteria: where('Last_Name', 'starts_with', 'Ho') }] },
    createRecords: { with: ['Leads', [lead], how] },
    updateRecords: { with: ['Leads', [{ id: LEAD, Company: 'Zylker' }], { ...how, unmodifiedSince: DATE }] },
    updateRecord: { with: ['Leads', LEAD, { Company: 'Zylker' }, { ...how, unmodifiedSince: DATE }] },
    upsertRecords: {
      with: ['Leads', [lead], { ...how, duplicate_check_fields: ['Email'], unmodifiedSince: DATE }],
      // The page of v7 has it.
      differs: ['body  must NOT have additional properties: skip_feature_execution'],
    },
    deleteRecords: {
      with: ['Leads', [LEAD, OTHER_LEAD], { wf_trigger: false }],
      // The page of v7 has it.
      differs: ['query wf_trigger: in the older description only'],
    },
    deleteRecord: {
      with: ['Leads', LEAD, { wf_trigger: false }],
      differs: ['query wf_trigger: in the older description only'],
    },
    ...samplesOfRelated,
    ...samplesOfFiles,
    ...samplesOfActions,
  },
  {
    source: new URL('../src/', import.meta.url),
    at: clientAtEmulatorAfter,
  },
)
