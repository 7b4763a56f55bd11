import { getAll, getOne, type GetAll, type GetOne } from '@x/client/endpoint'
import type { Criteria, Id, Reference } from '@x/client'
import type { Named, Open } from './named.ts'

/** A wizard: a form of several screens. Records are written with its id, and the connections that were gone. */
export interface Wizard {
  readonly id: string
  /** Up to 30 characters. */
  readonly name: string
  readonly display_label?: string
  readonly active: boolean
  readonly module: Named
  readonly profiles: readonly (Reference & { readonly display_label?: string })[]
  readonly portal_user_types?: readonly (Reference & { readonly display_label?: string })[] | null
  readonly exempted_portal_user_types?: readonly { readonly id: string }[] | null
  readonly containers: readonly WizardContainer[]
  readonly created_time: string
  readonly created_by: Reference
  readonly modified_time: string
  readonly modified_by: Reference
}

/** A wizard in one layout. */
export interface WizardContainer {
  readonly id: string
  readonly layout: Reference & { readonly display_label?: string }
  readonly screens?: readonly WizardScreen[]
  /** Only `getWizard` tells. */
  readonly chart_data?: {
    readonly nodes: readonly {
      readonly pos_x: number
      readonly pos_y: number
      readonly start_node: boolean
      readonly screen: WizardStep
    }[]
    /** Their ids are the `$wizard_connection_path` of a record. */
    readonly connections: readonly {
      readonly id: string
      readonly source_screen: WizardStep
      readonly target_screen: WizardStep
    }[]
    readonly color_palette?: { readonly button_background?: readonly string[] }
  }
}

/** A screen that is only named. */
export interface WizardStep {
  readonly id: string
  readonly display_label: string
}

/** A screen; its rules and segments only `getWizard` tells. */
export interface WizardScreen extends WizardStep {
  readonly api_name: string
  readonly conditional_rules?:
    | readonly {
        readonly execute_on: Open<'create' | 'edit' | 'create_edit'>
        readonly criteria: Criteria
        readonly query_id?: string
        readonly actions: readonly {
          readonly id: string
          readonly field?: Named
          readonly type: Open<'set_values' | 'set_lock' | 'show_component' | 'show_widget' | 'set_mandatory'>
          readonly exempted_profiles?: readonly unknown[]
          readonly exempted_portal_user_types?: readonly unknown[]
        }[]
      }[]
    | null
  readonly segments?: readonly WizardSegment[]
}

/** A part of a screen. */
export interface WizardSegment {
  readonly id: string
  readonly sequence_number: number
  readonly display_label?: string | null
  readonly name?: string
  readonly type: Open<'composite' | 'buttons' | 'subforms' | 'text_label' | 'widget'>
  /** Of a text, with merge fields. */
  readonly content?: string
  readonly column_count?: number
  readonly tab_traversal?: string
  readonly elements?: readonly {
    readonly sequence_number: number
    readonly type: Open<'field' | 'query_component'>
    readonly resource: Reference
  }[]
  readonly buttons?: readonly WizardButton[]
  /** Before v5. */
  readonly fields?: readonly unknown[]
}

/** A button of a wizard. */
export interface WizardButton {
  readonly id: string
  readonly name?: string
  readonly display_label: string
  readonly type: Open<'transition' | 'save'>
  readonly category?: string
  readonly shape?: Open<'square' | 'capsule'>
  readonly visibility?: string
  readonly color?: string
  readonly background_color?: string
  readonly target_screen?: WizardStep | null
  readonly transition?: unknown
  readonly criteria?: Criteria | null
  readonly resource?: unknown
  readonly profiles?: readonly unknown[]
  readonly sequence_number?: number
}

/** Query of {@link listWizards}: only in the description of 2026. */
export interface ListWizardsQuery {
  readonly module?: string | undefined
}

/** All wizards, at most 25. @zoho Wizards */
export const listWizards: GetAll<[], Wizard, ListWizardsQuery> = getAll(
  'settings/wizards',
  'wizards',
  'settings.wizards.READ',
)

/** One wizard as it is in a layout, with its screens. @zoho Wizards */
export const getWizard: GetOne<[wizardId: Id, layoutId: Id], Wizard> = getOne(
  'settings/wizards/{wizard id}?layout_id={layout id}',
  'wizards',
  'settings.wizards.READ',
  'wizard, listWizards',
)
