import type { Values } from '../../fields/read-row.ts'

/** A way on of a process. Ids are made of the numbers. */
export interface TransitionPlan {
  readonly number: number
  readonly name: string
  /** Values of the field that it may be done at. */
  readonly from: readonly string[]
  readonly to: string
  /** API names of fields that are shown with it, and whether they must have a value. */
  readonly fields: readonly { readonly api_name: string; readonly mandatory: boolean }[]
  /** What besides fields must be given; without it a transition is saved, and not done. */
  readonly demands: readonly ('widget' | 'CheckLists' | 'Notes')[]
}

/** A process: the field that it moves, and how. */
export interface ProcessPlan {
  readonly number: number
  readonly name: string
  readonly module: string
  readonly field: string
  readonly transitions: readonly TransitionPlan[]
}

/** The one process of an organization. */
export const leadProcess: ProcessPlan = {
  number: 342_585,
  name: 'Lead nurturing process',
  module: 'Leads',
  field: 'Lead_Status',
  transitions: [
    {
      number: 342_606,
      name: 'Establish contact',
      from: ['Not Contacted', 'Attempted to Contact'],
      to: 'Contacted',
      fields: [
        { api_name: 'Phone', mandatory: true },
        { api_name: 'Description', mandatory: false },
      ],
      demands: [],
    },
    {
      number: 342_609,
      name: 'No answer',
      from: ['Not Contacted'],
      to: 'Attempted to Contact',
      fields: [{ api_name: 'Description', mandatory: false }],
      demands: ['widget'],
    },
    {
      number: 342_612,
      name: 'Lose',
      from: ['Contacted', 'Attempted to Contact'],
      to: 'Lost Lead',
      fields: [],
      demands: ['Notes'],
    },
  ],
}

/** Whether a record is in the process: its field has a value that something leads away from. */
export function isInProcess(module: string, record: Values): boolean {
  return (
    module === leadProcess.module &&
    record['Converted__s'] !== true &&
    leadProcess.transitions.some(({ from }) => from.includes(String(record[leadProcess.field])))
  )
}
