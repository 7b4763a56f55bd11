import { readRows, type Criteria, type Id } from '@x/client'
import { ofModule, operation } from '@x/client/endpoint'

/** Which related list is counted, and what in it. */
export interface RelatedCountQuestion {
  readonly related_list: { readonly api_name: string; readonly id: Id }
  readonly params?:
    | {
        readonly approved?: boolean | undefined
        readonly converted?: boolean | undefined
        readonly associated?: boolean | undefined
        readonly approval_state?: string | undefined
        /** Of attachments. */
        readonly category?: 'link' | 'files' | undefined
        readonly filters?: Criteria | undefined
      }
    | undefined
}

/** How many records a related list has. */
export interface RelatedCount {
  readonly count: number
  readonly related_list: { readonly api_name: string; readonly id: string }
}

const MOST_LISTS = 20

/**
 * How many records hang on a record, in up to 20 related lists. Two credits. Only descriptions of version 8 have it.
 *
 * @zoho Related Records
 * @throws TypeError for more than 20 lists; nothing is sent
 */
export const countRelatedRecords = operation(
  {
    address: 'POST {module}/{record id}/actions/get_related_records_count',
    rows: 'get_related_records_count',
    scope: ofModule('modules.{module}.READ'),
    hint: 'related list, listRelatedLists',
    cost: () => ({ credits: 2, heavy: false }),
  },
  (module: string, recordId: Id, lists: readonly RelatedCountQuestion[]) => {
    if (lists.length > MOST_LISTS)
      throw new TypeError(
        `${lists.length} lists are to be counted, and Zoho counts at most ${MOST_LISTS} in a call. Nothing was sent.`,
      )
    return {
      fill: [module, recordId],
      body: { get_related_records_count: lists },
      repeatable: true,
    }
  },
  ({ value }): readonly RelatedCount[] => {
    // The description of 2026 has an array in the array, the official SDK has not.
    const counts = (value as { readonly get_related_records_count?: unknown } | undefined)
      ?.get_related_records_count
    const flat = Array.isArray(counts) ? { get_related_records_count: counts.flat() } : value
    return readRows<RelatedCount>(flat, 'get_related_records_count')
  },
)
