import { ToolkitError } from '@x/client'

/**
 * A deletion job reports a failure, and the group is still there.
 *
 * @cure `listAssociations` shows which rules use the group; free it, and delete it again.
 */
export class DeletionFailedError extends ToolkitError {
  override readonly name = 'DeletionFailedError'
  readonly code = 'DELETION_FAILED'
  readonly retryable = false
  /** Id of the group. */
  readonly groupId: string
  /** Id of Zoho's job. */
  readonly jobId: string

  constructor(message: string, groupId: string, jobId: string) {
    super(message)
    this.groupId = groupId
    this.jobId = jobId
  }
}
