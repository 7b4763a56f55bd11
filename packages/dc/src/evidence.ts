import type { Environment } from './data-center.ts'

/** Who says so: a page or a published program of Zoho's (`documented`), or others who saw it answer (`observed`). */
export type Evidence = 'documented' | 'observed'

/** How well each address of one data center is established. Absent means that the table has no such address. */
export interface DataCenterEvidence {
  readonly accounts: Evidence
  readonly api: { readonly [environment in Environment]?: Evidence }
  readonly upload?: Evidence
  readonly downloads?: Evidence
  readonly crm?: Evidence
  readonly console?: Evidence
  /** Where it is written, in a few words. */
  readonly source: string
}

/**
 * How well each address of the shipped table is established, by data center id. Kept apart from the table so that
 * bundles leave it out. Nothing here was checked against a live Zoho server.
 */
export const evidence: Readonly<Record<string, DataCenterEvidence>> = /* @__PURE__ */ collect()

function collect(): Readonly<Record<string, DataCenterEvidence>> {
  const documented = Object.freeze({
    production: 'documented',
    sandbox: 'documented',
    developer: 'documented',
  } as const)

  const wellKnown = (source: string, downloads?: Evidence): DataCenterEvidence =>
    Object.freeze({
      accounts: 'documented',
      api: documented,
      upload: 'documented',
      ...(downloads === undefined ? {} : { downloads }),
      crm: 'observed',
      console: 'observed',
      source,
    })

  const sdkAndPages = "Zoho's TypeScript SDK and the multi-DC pages of Zoho CRM and Zoho Accounts"

  return Object.freeze({
    us: wellKnown(
      `${sdkAndPages}; the download hosts in the pages of backup, bulk write and the export of the audit log`,
      'documented',
    ),
    eu: wellKnown(`${sdkAndPages}; the download host was seen in answers of Zoho WorkDrive`, 'observed'),
    in: wellKnown(`${sdkAndPages}; the download host was seen in a link of bulk write`, 'observed'),
    au: wellKnown(sdkAndPages),
    jp: wellKnown(sdkAndPages),
    cn: wellKnown("Zoho's TypeScript SDK and the multi-DC page of Zoho CRM; not part of multi-DC"),
    ca: wellKnown("Zoho's TypeScript SDK and the multi-DC pages; the upload host is in the SDK only"),
    sa: wellKnown(
      "Zoho's TypeScript SDK and the multi-DC page of Zoho Accounts; the upload host is in the SDK only",
    ),
    uk: Object.freeze({
      accounts: 'documented',
      api: Object.freeze({ production: 'observed' } as const),
      crm: 'observed',
      source: 'the multi-DC page of Zoho Accounts; API and CRM hosts were seen to answer',
    }),
    ae: Object.freeze({
      accounts: 'documented',
      api: Object.freeze({ production: 'documented' } as const),
      source: 'the multi-DC page of Zoho WorkDrive alone; never confirmed for CRM',
    }),
  })
}
