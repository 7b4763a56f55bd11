import { isJsonObject, own } from '../../../json.ts'
import { refuseChange } from '../../access/refuse-change.ts'
import { fault } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { nextId } from '../../data.ts'
import type { Values } from '../../fields/read-row.ts'
import { RowFault } from '../../fields/row-fault.ts'
import { changeRecord } from '../records/change-record.ts'
import { keepTags } from '../records/keep-tags.ts'
import { insertRecord } from '../records/new-record.ts'
import type { RecordRow } from '../records/record-row.ts'
import { tagsOf } from '../tags/tags-of-record.ts'

/** What quotes and sales orders become. */
export type PaperName = 'Sales_Orders' | 'Invoices'

/** How a quote or a sales order is converted: read and checked. */
export interface PaperOrder {
  readonly to: PaperName
  readonly carriesTags: boolean
  /** Id of the owner of what is made; null: that of the record. */
  readonly owner: string | null
}

/** What the records of a module may become. */
export const targets: Readonly<Record<string, readonly PaperName[]>> = {
  Quotes: ['Sales_Orders', 'Invoices'],
  Sales_Orders: ['Invoices'],
}

const lines: Readonly<Record<string, string>> = {
  Quotes: 'Quoted_Items',
  Sales_Orders: 'Ordered_Items',
  Invoices: 'Invoiced_Items',
}
/** The field by which what was made knows what it was made of. */
const origins: Readonly<Record<string, string>> = {
  'Quotes/Sales_Orders': 'Quote_Name',
  'Sales_Orders/Invoices': 'Sales_Order',
}
/** What a new record has of its own. */
const ownFields = [
  'id',
  'Owner',
  'Tag',
  'Status',
  'Layout',
  'Created_By',
  'Created_Time',
  'Modified_By',
  'Modified_Time',
]

type Doing = Pick<Call, 'data' | 'user' | 'now' | 'accessTo'>

/** Makes a sales order or an invoice with the values and lines of a record, once. @throws RowFault */
export function convertPaper(record: RecordRow, module: string, order: PaperOrder, call: Doing): RecordRow {
  refuseChange(record, module, call)
  if (record['$converted'] === true)
    throw new RowFault(fault('ID_ALREADY_CONVERTED', 'id already converted', { id: record.id }))
  const { to, carriesTags, owner } = order
  const origin = origins[`${module}/${to}`]
  const tags = carriesTags ? keepTags(tagsOf(record), to, call) : []
  const made = insertRecord(
    to,
    {
      ...sharedValues(record, to, call),
      [lines[to] ?? '']: linesOf(record, module, call),
      ...(origin === undefined ? {} : { [origin]: { id: record.id } }),
      Owner: owner === null ? own(record, 'Owner') : { id: owner },
      ...(tags.length === 0 ? {} : { Tag: tags }),
    },
    call,
  )
  changeRecord(record, { $converted: true }, module, call)
  return made
}

/** Values of fields that both modules have, and people write. */
function sharedValues(record: RecordRow, to: PaperName, { data }: Doing): Values {
  const names = data.modules
    .fieldsOf(to)
    .filter(({ type, api_name: name }) => type === 'used' && !ownFields.includes(name))
    .map(({ api_name: name }) => name)
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = own(record, name)
      return value === undefined ? [] : [[name, value] as const]
    }),
  )
}

function linesOf(record: RecordRow, module: string, { data }: Doing): readonly Values[] {
  const held = own(record, lines[module] ?? '')
  return (Array.isArray(held) ? held : []).filter(isJsonObject).map((line) => ({ ...line, id: nextId(data) }))
}
