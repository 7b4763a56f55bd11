import type { AnyModule, Call, CallOptions, Client, Id, Module, ModuleShape, RowSuccess } from '@x/client'
import {
  getOnly,
  ofModule,
  operation,
  readWritten,
  type Answered,
  type Described,
  type GetOnly,
} from '@x/client/endpoint'
import { checkRows } from './check-rows.ts'
import type { RowChange } from './record-types.ts'

/** Where a record stands in its blueprint, and where it may go from there. */
export interface Blueprint {
  readonly process_info: {
    readonly id: string
    readonly name: string
    /** The field that the blueprint moves. */
    readonly api_name: string
    readonly field_id: string
    readonly field_name?: string
    readonly field_label: string
    /** Its value now. */
    readonly field_value: string
    readonly column_name?: string
    readonly is_continuous: boolean
    readonly continuous?: boolean
    readonly escalation: { readonly days: number; readonly status: string } | null
    readonly current_picklist?: { readonly id: string; readonly value: string; readonly colour_code?: string }
  }
  readonly transitions: readonly Transition[]
}

/** A way on. Its id changes with the state: read it anew each time. */
export interface Transition {
  readonly id: string
  readonly name: string
  readonly type: 'manual' | 'automatic' | (string & {})
  /** What the field of the blueprint becomes. */
  readonly next_field_value: string
  readonly criteria_matched: boolean
  readonly criteria_message: string | null
  readonly execution_time: string | null
  readonly percent_partial_save: number
  readonly sequence?: number
  readonly text_color_code?: string
  readonly parent_transition?: Transition
  readonly next_transitions: readonly {
    readonly id: string
    readonly name: string
    readonly type: string
    readonly criteria_matched?: boolean
  }[]
  /** Values of its fields now. */
  readonly data: Readonly<Record<string, unknown>>
  /** What is to be filled in. */
  readonly fields: readonly TransitionField[]
}

/** A field of a transition, with all that field metadata has. */
export interface TransitionField {
  readonly api_name: string
  readonly transition_sequence?: number
  readonly mandatory?: boolean
  /** `fields`, or `widget` and the like, which are filled under their own names. */
  readonly _type?: string
  readonly [key: string]: unknown
}

/** What a transition is given, besides the fields of the record. */
export interface TransitionExtras {
  readonly Notes?: string | undefined
  /** Files that were uploaded, and links. */
  readonly Attachments?:
    | readonly ({ readonly $file_id: readonly string[] } | { readonly $link_url: string })[]
    | undefined
  /** Each `{ [title]: true }`. */
  readonly CheckLists?: readonly Readonly<Record<string, boolean>>[] | undefined
}

/** A transition that was done, or saved as far as it was filled in. */
export type Transitioned = RowSuccess & {
  /** Something that is demanded was missing: the record has not moved. */
  readonly partial: boolean
}

/** Does a transition. */
export interface ExecuteTransition extends Described {
  <M extends ModuleShape = AnyModule>(
    zoho: Client,
    module: Module<M>,
    recordId: Id,
    transition: { readonly transition_id: Id; readonly data: RowChange<M> & TransitionExtras },
    options?: CallOptions,
  ): Promise<Transitioned>
  call(module: string, recordId: Id, transition: { readonly transition_id: Id; readonly data: object }): Call
  read(answer: Answered): Transitioned
}

/**
 * Where a record stands in its blueprint, and which transitions it may do.
 *
 * @zoho Blueprint
 * @throws ZohoApiError `RECORD_NOT_IN_PROCESS`
 */
export const getBlueprint: GetOnly<[module: string, recordId: Id], Blueprint> = getOnly(
  '{module}/{record id}/actions/blueprint',
  'blueprint',
  ofModule('modules.{module}.READ'),
  'record, listRecords',
)

/**
 * Moves a record on in its blueprint. When something that is demanded is missing Zoho saves what there is, and the result is
 * `partial`.
 *
 * @zoho Blueprint
 * @throws ZohoApiError `INVALID_DATA` for a transition of another state, `MANDATORY_NOT_FOUND`, `RECORD_NOT_IN_PROCESS`
 */
export const executeTransition: ExecuteTransition = operation(
  {
    address: 'PUT {module}/{record id}/actions/blueprint',
    rows: 'blueprint',
    scope: ofModule('modules.{module}.UPDATE'),
    hint: 'transition, getBlueprint',
  },
  (module: string, recordId: Id, transition: { readonly transition_id: Id; readonly data: object }) => {
    checkRows([transition.data])
    return { fill: [module, recordId], body: { blueprint: [transition] } }
  },
  (answer): Transitioned => {
    const { message } = (answer.value ?? {}) as { readonly message?: unknown }
    return { ...readWritten(answer), partial: /partial/i.test(String(message)) }
  },
)
