import {
  deleteOne,
  getAll,
  getOne,
  operation,
  readWritten,
  updateOne,
  updateRows,
  type DeleteOne,
  type GetAll,
  type GetOne,
  type UpdateOne,
  type UpdateRows,
} from '@x/client/endpoint'
import type { Id } from '@x/client'
import type { Layout } from './layout-row.ts'
import type { Open } from './named.ts'
import type { FieldChange, NewField } from './new-field.ts'

/** Query of {@link listLayouts} and {@link getLayout}; all three only in the newest descriptions. */
export interface LayoutsQuery {
  readonly mode?: Open<'all' | 'business_card' | 'quick_create'> | undefined
  readonly include?: readonly Open<'total_profiles' | 'portal_user_types'>[] | undefined
  readonly include_inner_details?: readonly string[] | undefined
}

/** A field that a layout gets, moves, makes mandatory or puts away. */
export type LayoutFieldChange = Partial<NewField> &
  Omit<FieldChange, keyof NewField> & {
    /** Of a field that is there; without it the field is made, and needs what `createFields` asks for. */
    readonly id?: Id | undefined
    readonly sequence_number?: number | undefined
    /** Mandatory in this layout: only here it can be said. */
    readonly required?: boolean | undefined
    /** Puts it among the unused fields. */
    readonly _delete?: { readonly permanent: boolean } | undefined
  }

/** A section that a layout gets, when it has no id, or that changes. */
export interface LayoutSectionChange {
  readonly id?: Id | undefined
  /** Up to 50 letters, digits and spaces; needed for a new section. */
  readonly display_label?: string | undefined
  readonly sequence_number?: number | undefined
  readonly tab_traversal?: 'left_to_right' | 'top_to_bottom' | undefined
  readonly column_count?: 1 | 2 | undefined
  /** At most 5 in one call, over all sections. */
  readonly fields?: readonly LayoutFieldChange[] | undefined
  /** Puts its fields among the unused ones. */
  readonly _delete?: { readonly permanent: boolean } | undefined
}

/** What changes in a layout; what is left out stays. */
export interface LayoutChange {
  /** Up to 40 characters. */
  readonly name?: string | undefined
  readonly show_business_card?: boolean | undefined
  readonly profiles?:
    | readonly { readonly id: Id; readonly _delete?: boolean | null | undefined }[]
    | undefined
  /** At most 5. */
  readonly sections?: readonly LayoutSectionChange[] | undefined
}

/** Query of {@link deleteLayout}. */
export interface DeleteLayoutQuery {
  /** The layout that takes the records; its pages demand it. */
  readonly transfer_to?: Id | undefined
  /** Of deals: the pipeline and the stage that they go to. */
  readonly pipeline?: Id | undefined
  readonly stage?: Id | undefined
}

/** The layouts of a module, at most 15, with what each makes mandatory. @zoho Layouts */
export const listLayouts: GetAll<[module: string], Layout, LayoutsQuery> = getAll(
  'settings/layouts?module={module}',
  'layouts',
  'settings.layouts.READ',
)

/** One layout; `undefined` when it is not there. @zoho Layouts */
export const getLayout: GetOne<[layoutId: Id, module: string], Layout, LayoutsQuery> = getOne(
  'settings/layouts/{layout id}?module={module}',
  'layouts',
  'settings.layouts.READ',
  'layout, listLayouts',
)

/** Changes a layout: its name, its sections, which fields it has and which of them are mandatory. @zoho Layouts */
export const updateLayout: UpdateOne<[layoutId: Id, module: string], LayoutChange> = updateOne(
  'PATCH settings/layouts/{layout id}?module={module}',
  'layouts',
  'settings.layouts.UPDATE',
  'layout, listLayouts',
)

/** Changes layouts, each in a call of its own; only the description of June 2025 has it. @zoho Layouts */
export const updateLayouts: UpdateRows<[module: string], LayoutChange & { readonly id: Id }> = updateRows(
  'PATCH settings/layouts?module={module}',
  'layouts',
  'settings.layouts.UPDATE',
  'layout, listLayouts',
  1,
)

/** Deletes a custom layout; its records go to another one. @zoho Layouts */
export const deleteLayout: DeleteOne<[layoutId: Id, module: string], DeleteLayoutQuery> = deleteOne(
  'settings/layouts/{layout id}?module={module}',
  'layouts',
  'settings.layouts.DELETE',
  'layout, listLayouts',
)

/** Makes an inactive layout one to choose again, for these profiles. @zoho Layouts */
export const activateLayout = operation(
  {
    address: 'POST settings/layouts/{layout id}/actions/activate?module={module}',
    rows: 'layouts',
    scope: 'settings.layouts.CREATE',
    hint: 'layout, listLayouts',
  },
  (layoutId: Id, module: string, profiles: readonly { readonly id: Id; readonly _delete?: null }[]) => ({
    fill: [layoutId, module],
    // The pages of v7 show the profiles alone, the description of 2026 wants the id as well.
    body: { layouts: [{ id: layoutId, profiles }] },
  }),
  readWritten,
)

/** Takes a layout out of use; its records go to another one that is active. @zoho Layouts */
export const deactivateLayout: DeleteOne<[layoutId: Id, module: string, transferTo: Id]> = deleteOne(
  'settings/layouts/{layout id}/actions/activate?module={module}&transfer_to={layout id}',
  'layouts',
  'settings.layouts.DELETE',
  'layout, listLayouts',
)
