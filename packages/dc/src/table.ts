import type { DataCenter } from './data-center.ts'

/** Every data center but Canada and those with unconfirmed hosts follows one pattern; each host is still written out. */
const us: DataCenter = /* @__PURE__ */ frozen({
  id: 'us',
  name: 'United States',
  accounts: 'https://accounts.zoho.com',
  api: {
    production: 'https://www.zohoapis.com',
    sandbox: 'https://sandbox.zohoapis.com',
    developer: 'https://developer.zohoapis.com',
  },
  upload: 'https://content.zohoapis.com',
  // The first of backups and bulk write, the second of exports of the audit log.
  downloads: ['https://download-accl.zoho.com', 'https://download.zoho.com'],
  crm: 'https://crm.zoho.com',
  console: 'https://api-console.zoho.com',
  aliases: ['com'],
  apiDomainAliases: ['https://api.zoho.com'],
})

const eu: DataCenter = /* @__PURE__ */ frozen({
  id: 'eu',
  name: 'Europe',
  accounts: 'https://accounts.zoho.eu',
  api: {
    production: 'https://www.zohoapis.eu',
    sandbox: 'https://sandbox.zohoapis.eu',
    developer: 'https://developer.zohoapis.eu',
  },
  upload: 'https://content.zohoapis.eu',
  downloads: ['https://download-accl.zoho.eu'],
  crm: 'https://crm.zoho.eu',
  console: 'https://api-console.zoho.eu',
  aliases: [],
  apiDomainAliases: ['https://api.zoho.eu'],
})

const india: DataCenter = /* @__PURE__ */ frozen({
  id: 'in',
  name: 'India',
  accounts: 'https://accounts.zoho.in',
  api: {
    production: 'https://www.zohoapis.in',
    sandbox: 'https://sandbox.zohoapis.in',
    developer: 'https://developer.zohoapis.in',
  },
  upload: 'https://content.zohoapis.in',
  downloads: ['https://download-accl.zoho.in'],
  crm: 'https://crm.zoho.in',
  console: 'https://api-console.zoho.in',
  aliases: [],
  apiDomainAliases: ['https://api.zoho.in'],
})

const au: DataCenter = /* @__PURE__ */ frozen({
  id: 'au',
  name: 'Australia',
  accounts: 'https://accounts.zoho.com.au',
  api: {
    production: 'https://www.zohoapis.com.au',
    sandbox: 'https://sandbox.zohoapis.com.au',
    developer: 'https://developer.zohoapis.com.au',
  },
  upload: 'https://content.zohoapis.com.au',
  crm: 'https://crm.zoho.com.au',
  console: 'https://api-console.zoho.com.au',
  aliases: ['com.au'],
  apiDomainAliases: ['https://api.zoho.com.au'],
})

const jp: DataCenter = /* @__PURE__ */ frozen({
  id: 'jp',
  name: 'Japan',
  accounts: 'https://accounts.zoho.jp',
  api: {
    production: 'https://www.zohoapis.jp',
    sandbox: 'https://sandbox.zohoapis.jp',
    developer: 'https://developer.zohoapis.jp',
  },
  upload: 'https://content.zohoapis.jp',
  crm: 'https://crm.zoho.jp',
  console: 'https://api-console.zoho.jp',
  aliases: [],
  apiDomainAliases: ['https://api.zoho.jp'],
})

/** China stands apart from multi-DC: a client registered elsewhere does not reach its users. */
const cn: DataCenter = /* @__PURE__ */ frozen({
  id: 'cn',
  name: 'China',
  accounts: 'https://accounts.zoho.com.cn',
  api: {
    production: 'https://www.zohoapis.com.cn',
    sandbox: 'https://sandbox.zohoapis.com.cn',
    developer: 'https://developer.zohoapis.com.cn',
  },
  upload: 'https://content.zohoapis.com.cn',
  crm: 'https://crm.zoho.com.cn',
  console: 'https://api-console.zoho.com.cn',
  aliases: ['com.cn'],
  apiDomainAliases: ['https://api.zoho.com.cn'],
})

/** Canada logs in at `zohocloud.ca`, calls at `zohoapis.ca`. `zoho.ca` belongs to somebody else. */
const ca: DataCenter = /* @__PURE__ */ frozen({
  id: 'ca',
  name: 'Canada',
  accounts: 'https://accounts.zohocloud.ca',
  api: {
    production: 'https://www.zohoapis.ca',
    sandbox: 'https://sandbox.zohoapis.ca',
    developer: 'https://developer.zohoapis.ca',
  },
  upload: 'https://upload.zohocloud.ca',
  crm: 'https://crm.zohocloud.ca',
  console: 'https://api-console.zohocloud.ca',
  aliases: ['zohocloud.ca'],
  apiDomainAliases: [],
})

const sa: DataCenter = /* @__PURE__ */ frozen({
  id: 'sa',
  name: 'Saudi Arabia',
  accounts: 'https://accounts.zoho.sa',
  api: {
    production: 'https://www.zohoapis.sa',
    sandbox: 'https://sandbox.zohoapis.sa',
    developer: 'https://developer.zohoapis.sa',
  },
  upload: 'https://files.zoho.sa',
  crm: 'https://crm.zoho.sa',
  console: 'https://api-console.zoho.sa',
  aliases: [],
  apiDomainAliases: ['https://api.zoho.sa'],
})

/** Sandbox, developer and upload hosts of the United Kingdom are in no source, so they are absent. */
const uk: DataCenter = /* @__PURE__ */ frozen({
  id: 'uk',
  name: 'United Kingdom',
  accounts: 'https://accounts.zoho.uk',
  api: { production: 'https://www.zohoapis.uk' },
  crm: 'https://crm.zoho.uk',
  aliases: [],
  apiDomainAliases: ['https://api.zoho.uk'],
})

/** One Zoho page (WorkDrive) documents these two hosts of the United Arab Emirates; no source has more. */
const ae: DataCenter = /* @__PURE__ */ frozen({
  id: 'ae',
  name: 'United Arab Emirates',
  accounts: 'https://accounts.zoho.ae',
  api: { production: 'https://www.zohoapis.ae' },
  aliases: ['uae'],
  apiDomainAliases: ['https://api.zoho.ae'],
})

/**
 * The shipped table: every data center whose hosts Zoho documents or others have observed. Nothing but these hosts is
 * ever sent a secret or a token. {@link evidence} says how well each is established.
 */
export const dataCenters: readonly DataCenter[] = /* @__PURE__ */ Object.freeze([
  us,
  eu,
  india,
  au,
  jp,
  cn,
  ca,
  sa,
  uk,
  ae,
])

/**
 * Singapore. Its hosts rest on one third party and on a pattern, so it is not in the table: add it in code
 * (`dataCenters: [...dataCenters, singapore]`) once you have seen it answer.
 */
export const singapore: DataCenter = /* @__PURE__ */ frozen({
  id: 'sg',
  name: 'Singapore',
  accounts: 'https://accounts.zoho.sg',
  api: { production: 'https://www.zohoapis.sg' },
  aliases: [],
  apiDomainAliases: [],
})

/** A row with all in it frozen. `test/hosts.test.ts` checks the rows as `defineDataCenter` checks those of others. */
function frozen(row: DataCenter): DataCenter {
  for (const part of Object.values(row)) Object.freeze(part)
  return Object.freeze(row)
}
