import { nextId, type OrgData } from '../../data.ts'
import { optionRow } from '../../seed/standard-modules/options.ts'
import { changeValues } from '../fields/change-values.ts'

/**
 * Keeps the options of the field `Pipeline` as the pipelines are: `before` is the name that goes, `after` the one that
 * comes. The values of deals follow.
 */
export function nameOption(before: string | undefined, after: string, data: OptionData): void {
  const field = data.modules.fieldOf('Deals', 'Pipeline')
  if (field === undefined || before === after) return
  const options = field.pick_list_values ?? []
  const at = options.findIndex(({ display_value: name }) => name === before)
  const number = at < 0 ? options.length + 1 : at + 1
  const id = options[at]?.id
  const changed = optionRow(id ?? nextId(data), after, after, number)
  const next = at < 0 ? [...options, changed] : options.toSpliced(at, 1, changed)
  data.modules.tables.fields.replace({ ...field, pick_list_values: next })
  if (before !== undefined) changeValues(field, data, (value) => (value === before ? after : value))
}

/** What of an organization options are kept in. */
type OptionData = Pick<OrgData, 'modules' | 'counters' | 'idOf'>
