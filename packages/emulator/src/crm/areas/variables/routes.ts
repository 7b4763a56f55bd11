import { route, type Route } from '../../route.ts'
import {
  byName,
  createRows,
  deleteRow,
  deleteRows,
  getRow,
  listRows,
  updateRow,
  updateRows,
} from '../../rows/resource.ts'
import { variableGroups } from './variable-groups.ts'
import { getVariable, listVariableAssociations, variables } from './variables.ts'

const PATH = '/settings/variables'
const GROUPS = '/settings/variable_groups'
const on = (operation: string): string => `settings.variables.${operation}`
const onGroups = (operation: string): string => `settings.variable_groups.${operation}`

export const variableRoutes: readonly Route[] = [
  route(`GET ${PATH}`, on('READ'), listRows(variables)),
  route(`POST ${PATH}`, on('CREATE'), createRows(variables)),
  route(`PUT ${PATH}`, on('UPDATE'), updateRows(variables)),
  route(`DELETE ${PATH}`, on('DELETE'), deleteRows(variables)),
  route(`GET ${PATH}/:name`, on('READ'), getVariable),
  route(`PUT ${PATH}/:name`, on('UPDATE'), byName(variables, updateRow(variables))),
  route(`DELETE ${PATH}/:name`, on('DELETE'), deleteRow(variables)),
  route(`GET ${PATH}/:id/actions/associations`, on('READ'), listVariableAssociations),
  route(`GET ${GROUPS}`, onGroups('READ'), listRows(variableGroups)),
  route(`PUT ${GROUPS}`, onGroups('UPDATE'), updateRows(variableGroups)),
  route(`GET ${GROUPS}/:name`, onGroups('READ'), byName(variableGroups, getRow(variableGroups))),
  route(`PUT ${GROUPS}/:name`, onGroups('UPDATE'), byName(variableGroups, updateRow(variableGroups))),
]
