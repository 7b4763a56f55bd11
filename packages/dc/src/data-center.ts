/** Where data lives inside one data center. Tokens belong to one data center *and* one environment. */
export type Environment = 'production' | 'sandbox' | 'developer'

/** Ids of the data centers in the shipped table, and of `singapore`, which one adds oneself. */
export type ShippedDataCenterId = 'us' | 'eu' | 'in' | 'au' | 'jp' | 'cn' | 'ca' | 'sa' | 'uk' | 'ae' | 'sg'

/** The id of a data center, or an alias. Open: a table of one's own may hold others, and what is not in it is refused. */
export type DataCenterId = ShippedDataCenterId | (string & {})

/** One of Zoho's data centers. All addresses are canonical origins: `https://host`, no port, no slash at the end. */
export interface DataCenter {
  /** Short name, also what Zoho sends as `location` after consent: `us`, `eu`, `in` … */
  readonly id: string
  /** What it is called in prose: `Europe`. */
  readonly name: string
  /** Where users log in, and where codes and refresh tokens are exchanged. */
  readonly accounts: string
  /** Where API calls go. An environment that nobody has confirmed is absent. */
  readonly api: { readonly production: string; readonly sandbox?: string; readonly developer?: string }
  /** Where files for bulk writes are uploaded, in every environment. */
  readonly upload?: string
  /**
   * Where an answer may send a client for a file (`download_url`, links of a backup) besides the API. The first one is meant
   * when the answer names a path without a host.
   */
  readonly downloads?: readonly string[]
  /** The CRM that people open in a browser. */
  readonly crm?: string
  /** Where clients are registered. */
  readonly console?: string
  /** Other names for `id` that people write in settings: `com`, `com.au`. */
  readonly aliases: readonly string[]
  /**
   * Origins that token answers are documented to print as `api_domain` and that mean `api.production`. They are
   * recognised, never called.
   */
  readonly apiDomainAliases: readonly string[]
}
