import {
  createOne,
  getAll,
  getOne,
  startJob,
  updateOne,
  updateRows,
  type CreateOne,
  type GetAll,
  type GetOne,
  type StartJob,
  type UpdateOne,
  type UpdateRows,
} from '@x/client/endpoint'
import type { Id, Reference } from '@x/client'
import type { Open } from './named.ts'

/** A pipeline: the stages that deals of a layout go through. Keys that Zoho adds are kept. */
export interface Pipeline {
  readonly id: string
  readonly display_value: string
  readonly actual_value: string
  /** Whether new deals get it. */
  readonly default: boolean
  /** Its stages. */
  readonly maps: readonly PipelineStage[]
  /** These two only in the description of 2026. */
  readonly child_available?: boolean
  readonly parent?: unknown
}

/** A stage: an option of the field `Stage`. */
export interface PipelineStage {
  readonly id: string
  readonly display_value: string
  readonly actual_value: string
  readonly sequence_number: number
  readonly forecast_type: Open<'Open' | 'Closed Won' | 'Closed Lost'>
  readonly forecast_category: Reference | null
  readonly colour_code?: string | null
}

/** A pipeline to be made. */
export interface NewPipeline {
  readonly display_value: string
  readonly default?: boolean | undefined
  /** Ids of options of `Stage`. */
  readonly maps: readonly {
    readonly id: Id
    readonly display_value?: string | undefined
    readonly sequence_number?: number | undefined
  }[]
}

/** What changes in a pipeline. */
export interface PipelineChange {
  /** The pages of v7 demand it. */
  readonly display_value?: string | undefined
  readonly default?: boolean | undefined
  /**
   * All stages: whether one that is left out leaves the pipeline is not documented, the emulator lets it leave. `_delete`
   * is in the descriptions only.
   */
  readonly maps?:
    | readonly {
        readonly id: Id
        readonly display_value?: string | undefined
        readonly sequence_number?: number | undefined
        readonly _delete?: { readonly permanent: boolean | null } | undefined
      }[]
    | undefined
  readonly _delete?: { readonly permanent: boolean | null } | undefined
}

/** Where deals go: body of {@link transferAndDeletePipeline}. */
export interface PipelineTransfer {
  readonly transfer_pipeline: readonly {
    readonly pipeline: { readonly from: Id; readonly to: Id }
    /** Up to 200. */
    readonly stages: readonly { readonly from: Id; readonly to: Id }[]
  }[]
}

/** The pipelines of a layout of deals, at most 90. @zoho Pipeline */
export const listPipelines: GetAll<[layoutId: Id], Pipeline> = getAll(
  'settings/pipeline?layout_id={layout id}',
  'pipeline',
  'settings.pipeline.READ',
  'layout, listLayouts',
)

/** One pipeline; `undefined` when it is not there. @zoho Pipeline */
export const getPipeline: GetOne<[pipelineId: Id, layoutId: Id], Pipeline> = getOne(
  'settings/pipeline/{pipeline id}?layout_id={layout id}',
  'pipeline',
  'settings.pipeline.READ',
  'pipeline, listPipelines',
)

/** Makes a pipeline in a layout of deals. @zoho Pipeline */
export const createPipeline: CreateOne<[layoutId: Id], NewPipeline> = createOne(
  'settings/pipeline?layout_id={layout id}',
  'pipeline',
  'settings.pipeline.CREATE',
  'layout, listLayouts',
)

/** Changes pipelines, each with a result of its own, one in a request. @zoho Pipeline */
export const updatePipelines: UpdateRows<[layoutId: Id], PipelineChange & { readonly id: Id }> = updateRows(
  'settings/pipeline?layout_id={layout id}',
  'pipeline',
  'settings.pipeline.UPDATE',
  'pipeline, listPipelines',
  1,
)

/** Changes a pipeline; the last stage cannot leave it. @zoho Pipeline */
export const updatePipeline: UpdateOne<[pipelineId: Id, layoutId: Id], PipelineChange> = updateOne(
  'settings/pipeline/{pipeline id}?layout_id={layout id}',
  'pipeline',
  'settings.pipeline.UPDATE',
  'pipeline, listPipelines',
)

/**
 * Moves the deals of a pipeline into another and deletes it, in a job. Nothing tells how far it is: read the pipelines.
 *
 * @zoho Pipeline
 */
export const transferAndDeletePipeline: StartJob<[layoutId: Id], PipelineTransfer> = startJob(
  'settings/pipeline/actions/transfer?layout_id={layout id}',
  'transfer_pipeline',
  'settings.pipeline.CREATE',
  'layout, listLayouts',
)
