import type { DataType, Field } from '../../fields/field.ts'

const fields = (data_type: DataType, names: string): readonly Field[] =>
  names.split(' ').map((api_name) => ({ api_name, data_type }))

const reference = (api_name: string, module: string): Field => ({
  api_name,
  data_type: 'lookup',
  lookup: { module: { api_name: module } },
})

/** What can be asked of the rows that users, references to settings and consents lead to, by kind. */
export const settingsFields: Readonly<Record<string, readonly Field[]>> = {
  users: [
    ...fields('bigint', 'id zuid'),
    ...fields(
      'text',
      'first_name last_name full_name email alias phone mobile fax website street city state zip country language locale ' +
        'time_zone status type__s',
    ),
    ...fields('date', 'dob'),
    ...fields('boolean', 'confirm'),
    ...fields('datetime', 'created_time Modified_Time'),
    ...fields('userlookup', 'Reporting_To created_by Modified_By'),
    reference('role', 'roles'),
    reference('profile', 'profiles'),
  ],
  roles: [
    ...fields('bigint', 'id'),
    ...fields('text', 'name description'),
    ...fields('boolean', 'share_data_with_peers'),
    reference('reporting_to', 'roles'),
  ],
  profiles: [
    ...fields('bigint', 'id'),
    ...fields('text', 'name description'),
    ...fields('userlookup', 'created_by modified_by'),
    ...fields('datetime', 'created_time modified_time'),
  ],
  consents: [
    ...fields('bigint', 'id'),
    ...fields('text', 'Data_Processing_Basis Consent_Through Consent_Remarks Lawful_Reason'),
    ...fields('date', 'Consent_Date'),
    ...fields(
      'boolean',
      'Contact_Through_Email Contact_Through_Phone Contact_Through_Social Contact_Through_Survey',
    ),
  ],
  layouts: [...fields('bigint', 'id'), ...fields('text', 'name')],
}
