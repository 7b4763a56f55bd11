/** One line of the audit log. */
export interface AuditEntry {
  readonly action: 'added' | 'updated' | 'deleted'
  /** API name of the module, or the kind of setting: `users`. */
  readonly module: string
  readonly record: string
  readonly name: string
  readonly by: string
  /** Epoch milliseconds. */
  readonly at: number
}

/** Whether an entry is wanted. */
export type AuditTest = (entry: AuditEntry) => boolean
