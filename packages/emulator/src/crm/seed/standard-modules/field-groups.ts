/**
 * Fields that many modules share, by the name that stands behind the `@` in a module. `{prefix}` and `{code}` are what
 * follows it: `@address:Billing_:Code`.
 */
export const fieldGroups: Readonly<Record<string, string>> = {
  image: 'Record_Image profileimage',
  unsubscribe: `
    Email_Opt_Out boolean
    Unsubscribed_Mode picklist R
    Unsubscribed_Time datetime R`,
  system: `
    Owner ownerlookup
    Created_By, Modified_By ownerlookup R
    Created_Time, Modified_Time datetime R
    Tag tags
    id bigint R = Record Id
    Record_Status__s picklist R = Record Status`,
  stamps: `
    Owner ownerlookup
    Created_By, Modified_By ownerlookup R
    Created_Time, Modified_Time datetime R
    id bigint R = Record Id
    Record_Status__s picklist R = Record Status`,
  activity: 'Last_Activity_Time datetime R',
  enrichment: `
    Enrich_Status__s picklist R = Enrich Status
    Last_Enriched_Time__s datetime R = Last Enriched Time
    Change_Log_Time__s datetime R = Change Log Time`,
  lock: 'Locked__s boolean R = Locked',
  privacy: `
    Data_Processing_Basis picklist
    Data_Processing_Basis_Details consent_lookup
    Data_Source picklist R`,
  layout: 'Layout layout',
  address: `
    {prefix}Street text 250
    {prefix}City, {prefix}State text 100
    {prefix}{code} text 30
    {prefix}Country text 100`,
  totals: `
    Sub_Total currency R
    Discount currency
    Tax currency R
    Adjustment currency
    Grand_Total currency R
    Terms_and_Conditions textarea`,
}

/** Fields of the rows of lists that metadata calls texts. */
export const listFields: Readonly<Record<string, string>> = {
  participants: `
    participant text 120
    type text 20 !
    name text 255
    Email email
    invited boolean R
    status text 40 R`,
  taxes: 'value text 120',
  prices: `
    from_range, to_range double !
    discount double !`,
}
