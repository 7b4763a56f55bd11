import { route, type Route } from '../../route.ts'
import { createRows, deleteRow, getRow, updateRow, updateRows } from '../../rows/resource.ts'
import { createBusinessHours, getBusinessHours, updateBusinessHours } from './business-hours.ts'
import { holidays, listHolidays } from './holidays.ts'
import { listShifts, shifts } from './shifts.ts'

const HOURS = '/settings/business_hours'
const HOLIDAYS = '/settings/holidays'
const SHIFTS = '/settings/business_hours/shift_hours'
const on = (operation: string): string => `settings.business_hours.${operation}`
const manage = { permissions: ['Crm_Implied_Manage_Users'] }

export const businessHourRoutes: readonly Route[] = [
  route(`GET ${HOURS}`, on('READ'), getBusinessHours),
  route(`POST ${HOURS}`, on('CREATE'), createBusinessHours, manage),
  route(`PUT ${HOURS}`, on('UPDATE'), updateBusinessHours, manage),
  route(`GET ${HOLIDAYS}`, on('READ'), listHolidays),
  route(`POST ${HOLIDAYS}`, on('CREATE'), createRows(holidays), manage),
  route(`PUT ${HOLIDAYS}`, on('UPDATE'), updateRows(holidays), manage),
  route(`GET ${HOLIDAYS}/:id`, on('READ'), getRow(holidays)),
  route(`PUT ${HOLIDAYS}/:id`, on('UPDATE'), updateRow(holidays), manage),
  route(`DELETE ${HOLIDAYS}/:id`, on('DELETE'), deleteRow(holidays), manage),
  route(`GET ${SHIFTS}`, on('READ'), listShifts),
  route(`POST ${SHIFTS}`, on('CREATE'), createRows(shifts), manage),
  route(`PUT ${SHIFTS}`, on('UPDATE'), updateRows(shifts), manage),
  route(`GET ${SHIFTS}/:id`, on('READ'), getRow(shifts)),
  route(`PUT ${SHIFTS}/:id`, on('UPDATE'), updateRow(shifts), manage),
  route(`DELETE ${SHIFTS}/:id`, on('DELETE'), deleteRow(shifts), manage),
]
