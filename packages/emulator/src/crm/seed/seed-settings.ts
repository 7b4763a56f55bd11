import { isJsonObject, own, type Json } from '../../json.ts'
import { apiNameOf } from '../areas/fields/api-name.ts'
import {
  picklistShape,
  type GlobalPicklistRow,
  type ValueAssociation,
} from '../areas/global-picklists/picklist-row.ts'
import { checkVariable, type VariableGroupRow, type VariableRow } from '../areas/variables/variable-row.ts'
import { GENERAL } from '../areas/variables/general.ts'
import { checkShape, show } from '../shape.ts'
import type { SeedContext } from './seed-context.ts'
import { listIn, openSeedIds, readRow } from './seed-parts.ts'
import { optionRow } from './standard-modules/options.ts'

/** Rows of global picklists and variables, with what uses them. @throws TypeError that names the place */
export function readSettings(root: Json, context: SeedContext) {
  const variables = rowsOf(root, 'variables')
  const groups = groupsFor(variables, context)
  return {
    global_picklists: readPicklists(rowsOf(root, 'global_picklists'), context),
    ...(variables.length > 0 && {
      variable_groups: groups,
      variables: readVariables(variables, groups, context),
    }),
  }
}

function rowsOf(root: Json, part: string): readonly Json[] {
  const rows = own(root, part) ?? []
  if (!Array.isArray(rows)) throw new TypeError(`Seed: ${part} must be a list, not ${show(rows)}.`)
  return rows.map((row: unknown, index) => readRow(row, `${part}[${index}]`))
}

function readPicklists(rows: readonly Json[], context: SeedContext): readonly GlobalPicklistRow[] {
  const ids = openSeedIds()
  return rows.map((row, index) => {
    const at = `global_picklists[${index}]`
    const label = own(row, 'display_label')
    const sent = listIn(row, 'pick_list_values', at).map((option) => ({
      option,
      id: ids.take(own(option, 'id'), `${at}.pick_list_values`, context.nextId),
    }))
    const stamps = { time: context.org.created_time, by: context.firstUser }
    const picklist = {
      id: ids.take(own(row, 'id'), at, context.nextId),
      display_label: label,
      api_name: own(row, 'api_name') ?? apiNameOf(String(label), []),
      description: own(row, 'description') ?? null,
      pick_list_values_sorted_lexically: own(row, 'pick_list_values_sorted_lexically') === true,
      presence: true,
      replaced: [],
      pick_list_values: sent.map(({ option, id }, place) => readOption(option, id, place)),
      associations: sent.flatMap(({ option, id }) => readAssociations(option, id, context)),
      created_time: stamps.time,
      created_by: stamps.by,
      modified_time: stamps.time,
      modified_by: stamps.by,
    }
    checkShape(picklist, picklistShape, `Seed: ${at}`)
    // The shape says what the members are.
    return picklist as unknown as GlobalPicklistRow
  })
}

function readOption(option: Json, id: string, place: number) {
  const shown = own(option, 'display_value')
  const actual = own(option, 'actual_value') ?? own(option, 'reference_value') ?? shown
  const row = optionRow(id, String(shown), String(actual), place)
  // What is not a string, the shape refuses.
  return { ...row, display_value: shown, type: own(option, 'type') === 'unused' ? 'unused' : 'used' }
}

function readAssociations(option: Json, value: string, context: SeedContext): readonly ValueAssociation[] {
  const sent = own(option, 'associations')
  return (Array.isArray(sent) ? sent.filter(isJsonObject) : []).map((each) => ({
    value,
    // What it lacks, the shape of a picklist refuses.
    type: own(each, 'type') as string,
    resources: resourcesOf(each, context),
  }))
}

function readVariables(
  rows: readonly Json[],
  groups: readonly VariableGroupRow[],
  context: SeedContext,
): readonly VariableRow[] {
  const ids = openSeedIds()
  return rows.map((sent, index) => {
    const at = `variables[${index}]`
    const name = own(sent, 'name')
    const group = groups.find((each) => isGroup(each, own(sent, 'variable_group'))) ?? groups[0]
    const variable = {
      id: ids.take(own(sent, 'id'), at, context.nextId),
      name,
      api_name: own(sent, 'api_name') ?? apiNameOf(String(name), []),
      type: own(sent, 'type') ?? 'text',
      value: own(sent, 'value') ?? '',
      description: own(sent, 'description') ?? null,
      variable_group: { id: group?.id },
      associations: listIn(sent, 'associations', at).map((each) => ({
        name: own(each, 'name'),
        resources: resourcesOf(each, context),
      })),
    }
    checkVariable(variable, `Seed: ${at}`)
    return variable
  })
}

/** *General*, and those that the variables name besides. */
function groupsFor(rows: readonly Json[], { idOf, nextId }: SeedContext): readonly VariableGroupRow[] {
  const groups: VariableGroupRow[] = [{ id: idOf(GENERAL.number), ...GENERAL.row }]
  for (const row of rows) {
    const sent = own(row, 'variable_group')
    if (!isJsonObject(sent) || groups.some((group) => isGroup(group, sent))) continue
    const [given] = [own(sent, 'name'), own(sent, 'api_name')].filter((each) => typeof each === 'string')
    const [id, name = 'Others'] = [own(sent, 'id'), given]
    groups.push({
      id: typeof id === 'string' ? id : nextId(),
      api_name: apiNameOf(name, []),
      name,
      description: null,
    })
  }
  return groups
}

function isGroup({ id, api_name: apiName, name }: VariableGroupRow, sent: unknown): boolean {
  if (!isJsonObject(sent)) return false
  return own(sent, 'id') === id || own(sent, 'api_name') === apiName || own(sent, 'name') === name
}

function resourcesOf(association: Json, context: SeedContext): ValueAssociation['resources'] {
  const sent = own(association, 'resources')
  const rows = Array.isArray(sent) ? sent.filter(isJsonObject) : []
  return rows.map((row) => ({ ...row, id: own(row, 'id') ?? context.nextId() })) as never
}
