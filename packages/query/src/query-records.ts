import { readRows, type Call, type CallOptions, type Client } from '@x/client'
import { operation, type Answered, type Cost, type Described } from '@x/client/endpoint'
import { isCoql, type Coql } from './coql.ts'
import { explainQueryError } from './explain-error.ts'
import { modulesIn, ofModules } from './modules-in.ts'

/** What {@link queryRecords} takes besides the query. */
export interface QueryOptions {
  /** Whether the answer describes its columns, under `fields`; needs the scope `ZohoCRM.settings.fields.READ`. */
  readonly includeMeta?: boolean | undefined
}

/** Rows of a query. */
export interface QueryPage<Row> {
  readonly items: readonly Row[]
  readonly info: {
    readonly count: number
    /** Whether more rows match than were asked for. */
    readonly more_records: boolean
  }
  /** With `includeMeta`: what `listFields` of `@x/metadata` says, by column. */
  readonly fields?: Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined
}

/** Asks a query. */
export interface QueryRecords extends Described {
  <Row>(
    zoho: Client,
    query: Coql<Row>,
    options?: QueryOptions,
    callOptions?: CallOptions,
  ): Promise<QueryPage<Row>>
  call(query: Coql<unknown>, options?: QueryOptions): Call
  read(answer: Answered): QueryPage<Readonly<Record<string, unknown>>>
  readonly cost?: (call: Call) => Cost
}

/**
 * One page of what a query finds: up to 200 rows without `limit`, and 2,000 with it. `eachRow` gives all.
 *
 * Costs 1 credit up to 200 rows, 2 up to 1,000, 3 beyond, whatever is found. A read: it is repeated like one.
 *
 * @zoho Query API
 * @throws ZohoApiError with Zoho's code (`SYNTAX_ERROR`, `INVALID_QUERY`, `LIMIT_EXCEEDED`); its message shows the place in the
 *   query, with the texts in it blotted out, and what to do
 */
export const queryRecords: QueryRecords = operation(
  {
    address: 'POST coql',
    rows: '',
    scope: ofModules('coql.READ', 'modules.{module}.READ'),
    cost: ({ body }) => ({
      credits: creditsOf(textOf(body)),
      heavy: true,
    }),
    explain: (error, { body }) => explainQueryError(error, textOf(body)),
  },
  (query: Coql<unknown>, { includeMeta = false }: QueryOptions = {}) => {
    if (!isCoql(query))
      throw new TypeError(
        'A query is made by coql`…` or select(…); rawCoql(text) takes one as somebody wrote it.',
      )
    const body = { select_query: query.text, ...(includeMeta && { include_meta: ['fields'] }) }
    return { body, repeatable: true, module: modulesIn(query.text).join(' ') }
  },
  ({ value }): QueryPage<never> => {
    const items = readRows<never>(value, 'data')
    const { info, fields } = (value ?? {}) as {
      readonly info?: { readonly more_records?: unknown }
      readonly fields?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
    }
    return { items, info: { count: items.length, more_records: info?.more_records === true }, fields }
  },
)

/** The query in the body of a call. */
function textOf(body: unknown): string {
  return (body as { readonly select_query: string }).select_query
}

function creditsOf(text: string): number {
  const [, first = '200', second] =
    /\blimit\s+(\d+)(?:\s*,\s*(\d+))?(?:\s+offset\s+\d+)?\s*$/i.exec(text) ?? []
  const limit = Number(second ?? first)
  return limit <= 200 ? 1 : limit <= 1000 ? 2 : 3
}
