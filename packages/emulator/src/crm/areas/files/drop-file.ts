import type { Table } from '../../../engine/table.ts'
import type { FileRow } from './file-row.ts'

/** Forgets the bytes of a file, if there is one. */
export function dropFile(id: unknown, { files }: { readonly files: Table<FileRow> }): void {
  if (typeof id === 'string' && files.has(id)) files.remove(id)
}
