import { ADDRESS, OLD, PARTNERS, STANDARD, withLayouts } from '../layouts-seed.ts'
import { send, type Case } from './cases.ts'

const LAYOUTS = '/settings/layouts'
const LAYOUT = '/settings/layouts/{id}'
const SWITCH = '/settings/layouts/{id}/actions/activate'
const PROFILE = '3652397000000026014'
const BRAM = '3652397000000186020'

const ofLeads = { seed: withLayouts, query: 'module=Leads' }
const rows =
  (key: string) =>
  (...each: readonly unknown[]): unknown => ({ [key]: each })
const layouts = rows('layouts')
const moved = { ...ofLeads, query: `module=Leads&transfer_to=${STANDARD}` }

/** Settings of modules: what each operation gives, and how it refuses. */
export const casesOfMetadata: readonly Case[] = [
  send('PATCH', 'a changed layout', LAYOUT, 200, {
    ...ofLeads,
    id: STANDARD,
    body: layouts({ name: 'Usual', sections: [{ id: ADDRESS, column_count: 1 }] }),
  }),
  send('PATCH', 'a taken name', LAYOUT, 400, {
    ...ofLeads,
    id: STANDARD,
    body: layouts({ name: 'Partners' }),
  }),
  send('PATCH', 'a layout without the permission', LAYOUT, 403, {
    ...ofLeads,
    id: STANDARD,
    body: layouts({ name: 'Usual' }),
    caller: { userId: BRAM },
    readings: { requests: { permissionsDetail: 'array' } },
  }),
  send('PATCH', 'a changed layout by row', LAYOUTS, 200, {
    ...ofLeads,
    body: layouts({ id: STANDARD, name: 'Usual' }),
  }),
  send('DELETE', 'a deleted layout', LAYOUT, 200, { ...moved, id: PARTNERS }),
  send('DELETE', 'the layout of the system', LAYOUT, 400, { ...moved, id: STANDARD }),
  send('POST', 'a layout in use again', SWITCH, 200, {
    ...ofLeads,
    id: OLD,
    body: layouts({ id: OLD, profiles: [{ id: PROFILE }] }),
  }),
  send('POST', 'a layout that is in use', SWITCH, 400, {
    ...ofLeads,
    id: PARTNERS,
    body: layouts({ id: PARTNERS, profiles: [{ id: PROFILE }] }),
  }),
  send('DELETE', 'a layout out of use', SWITCH, 200, { ...moved, id: PARTNERS }),
  send('DELETE', 'a layout that is out of use', SWITCH, 400, { ...moved, id: OLD }),
]
