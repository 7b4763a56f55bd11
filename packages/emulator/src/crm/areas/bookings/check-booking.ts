import type { Json } from '../../../json.ts'
import { own } from '../../../json.ts'
import { invalid } from '../../fields/row-fault.ts'
import type { RecordPurpose } from '../records/record-purpose.ts'
import type { Booker, Booking } from './booking.ts'
import { checkAppointment } from './check-appointment.ts'
import { checkService } from './check-service.ts'

/** Checks services and appointments; other modules are let through. @throws RowFault */
export function checkBooking(sent: Json, { module, path, before }: RecordPurpose, call: Booker): void {
  if (module !== 'Services__s' && module !== 'Appointments__s') return
  const booking: Booking = {
    sent,
    valueOf: (name) => {
      const value = own(sent, name)
      return value === undefined ? before && own(before, name) : value
    },
    isNew: before === undefined,
    at: (name) => ({ api_name: name, json_path: `${path}.${name}` }),
    before,
  }
  refuseUnlisted(module, booking, call)
  if (module === 'Services__s') checkService(booking, call)
  else checkAppointment(booking, call)
}

/** The lists of these modules take no other values. @throws RowFault */
function refuseUnlisted(module: string, { sent, at }: Booking, { data }: Booker): void {
  for (const field of data.modules.fieldsOf(module)) {
    const value = own(sent, field.api_name)
    if (field.data_type !== 'picklist' || typeof value !== 'string') continue
    const known = (field.pick_list_values ?? []).map(({ display_value: shown }) => shown)
    if (known.length > 0 && !known.includes(value))
      throw invalid(at(field.api_name), { supported_values: known })
  }
}
