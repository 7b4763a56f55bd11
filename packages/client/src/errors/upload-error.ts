import { ToolkitError } from '@x/dc/error'

/**
 * A file that was not uploaded because of the file: it is larger than the limit, its stream gave more or less than its size
 * says, or reading it failed. Zoho got nothing, or a part that it cannot take for the whole.
 *
 * @cure By `reason`: choose a smaller file, correct `size`, or look at `cause` for why reading failed.
 */
export class UploadError extends ToolkitError {
  override readonly name = 'UploadError'
  readonly code = 'UPLOAD'
  readonly retryable = false
  /** Nothing happened at Zoho. */
  readonly outcome = 'none'
  /** What is wrong with the file. */
  readonly reason: 'too-large' | 'other-size' | 'unreadable'

  constructor(message: string, reason: UploadError['reason'], options?: ErrorOptions) {
    super(message, options)
    this.reason = reason
  }
}
