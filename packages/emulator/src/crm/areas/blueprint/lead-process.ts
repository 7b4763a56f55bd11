import type { Comparator } from '../../fields/comparators.ts'
import type { Values } from '../../fields/read-row.ts'

const DAY = 24 * 60 * 60 * 1000

/** What besides fields may have to be given. */
export type Demand = 'widget' | 'CheckLists' | 'Notes' | 'Attachments'

/** What must be true of a record before a way is open to it. */
export interface Condition {
  readonly api_name: string
  readonly comparator: Comparator
  readonly value: unknown
  /** What is said while it is not. */
  readonly message: string
}

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
  readonly demands: readonly Demand[]
  /** What its check list asks to be ticked. */
  readonly checkList?: readonly string[]
  readonly condition?: Condition
  /** It is done by itself when a record has stood at `from` for so many milliseconds; by nobody else. */
  readonly afterMs?: number
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
    {
      number: 342_615,
      name: 'Qualify',
      from: ['Contacted'],
      to: 'Pre-Qualified',
      fields: [{ api_name: 'Annual_Revenue', mandatory: true }],
      demands: ['CheckLists', 'Attachments'],
      checkList: ['Budget is known', 'Somebody decides'],
      condition: {
        api_name: 'Email',
        comparator: 'contains',
        value: '@',
        message: 'The lead must have an e-mail address.',
      },
    },
    {
      number: 342_618,
      name: 'Give up',
      from: ['Attempted to Contact'],
      to: 'Junk Lead',
      fields: [],
      demands: [],
      afterMs: 30 * DAY,
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
