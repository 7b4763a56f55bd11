import type { FC } from 'hono/jsx'
import { isCountable, type Field, type ModuleInfo } from '../zoho/modules.ts'
import type { RecordList } from '../zoho/record-list.ts'

interface RecordActionsProps {
  /** The address of the list. */
  readonly here: string
  readonly module: ModuleInfo
  readonly fields: readonly Field[]
  readonly list: RecordList
}

/** What can be done with a list of records. */
export const RecordActions: FC<RecordActionsProps> = ({ here, module, fields, list }) => {
  // A stage or a state says more than the other lists of values.
  const countable = fields.filter(isCountable)
  const chart = countable.find(({ name }) => /Stage|Status/.test(name)) ?? countable[0]
  return (
    <div class="actions">
      {module.creatable ? (
        <a class="button main" href={`${here}/new`}>
          New record
        </a>
      ) : null}
      {module.creatable ? (
        <a class="button" href={`${here}/import`}>
          Import
        </a>
      ) : null}
      <a class="button" href={`${here}/export.csv?${columnsOf(list)}`} download={`${module.name}.csv`}>
        Export
      </a>
      {chart === undefined ? null : (
        <a class="button" href={`${here}/by/${chart.name}`}>
          Chart
        </a>
      )}
    </div>
  )
}

const columnsOf = ({ columns }: RecordList): string =>
  new URLSearchParams(columns.map((name): [string, string] => ['columns', name])).toString()
